using Stepyard.Local.Wire;

namespace Stepyard.Local.Lambda;

/// <summary>The ways to name a function: its name, <c>ACCOUNT:function:NAME</c> or its ARN, each with <c>:QUALIFIER</c> or without.</summary>
internal static class FunctionArn
{
    /// <summary>The function's name and the qualifier, null where there is none.</summary>
    public static (string Name, string? Qualifier) Parse(string reference)
    {
        var marker = reference.IndexOf("function:", StringComparison.Ordinal);
        var name = marker < 0 ? reference : reference[(marker + "function:".Length)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }

    public static string Of(Account account, string name, string? qualifier = null) =>
        account.Arn("lambda", $"function:{name}{(qualifier is null ? "" : $":{qualifier}")}");

    /// <summary>The error for a function that the stack does not have.</summary>
    public static AwsException NotFound(string arn) => new("ResourceNotFoundException", $"Function not found: {arn}", 404);
}
