namespace Stepyard.LambdaRuntime.Handlers;

/// <summary>A .NET function's handler string: <c>ASSEMBLY::TYPE::METHOD</c>.</summary>
internal sealed record HandlerName(string Assembly, string Type, string Method)
{
    private const string Format = "The valid format is 'ASSEMBLY::TYPE::METHOD'.";

    /// <exception cref="LambdaValidationException">The text is not of that format.</exception>
    public static HandlerName Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new LambdaValidationException($"Empty lambda function handler. {Format}");
        }

        return text.Split("::") switch
        {
            [var assembly, _, _] when string.IsNullOrWhiteSpace(assembly) => throw Invalid(text, ", the assembly is missing"),
            [_, var type, _] when string.IsNullOrWhiteSpace(type) => throw Invalid(text, ", the type is missing"),
            [_, _, var method] when string.IsNullOrWhiteSpace(method) => throw Invalid(text, ", the method is missing"),
            [var assembly, var type, var method] => new(assembly.Trim(), type.Trim(), method.Trim()),
            _ => throw Invalid(text, ""),
        };
    }

    private static LambdaValidationException Invalid(string text, string why) =>
        new($"Invalid lambda function handler: '{text}'{why}. {Format}");
}
