using System.Globalization;

namespace Stepyard.LambdaRuntime;

/// <summary>What the environment variables that Lambda sets say about the function.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html</remarks>
internal sealed record FunctionEnvironment(string Name, string Version, string LogGroup, string LogStream, int MemoryMegabytes)
{
    public static FunctionEnvironment Read() => new(
        Variable("AWS_LAMBDA_FUNCTION_NAME"),
        Variable("AWS_LAMBDA_FUNCTION_VERSION"),
        Variable("AWS_LAMBDA_LOG_GROUP_NAME"),
        Variable("AWS_LAMBDA_LOG_STREAM_NAME"),
        int.TryParse(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var megabytes) ? megabytes : 128);

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
