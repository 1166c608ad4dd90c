using Amazon.Lambda.Core;

namespace Stepyard.Testing.Lambda;

/// <summary>What a handler is told about its invocation in a test.</summary>
internal sealed class FunctionContext : ILambdaContext
{
    private const int MostSeconds = 900;

    public required string AwsRequestId { get; init; }

    public required string FunctionName { get; init; }

    public required string InvokedFunctionArn { get; init; }

    public required TimeSpan RemainingTime { get; init; }

    public string FunctionVersion => "$LATEST";

    public string LogGroupName => $"/aws/lambda/{FunctionName}";

    public string LogStreamName => "test";

    public int MemoryLimitInMB => 128;

    public ILambdaLogger Logger { get; } = new SilentLogger();

    public ILambdaSerializer? Serializer => null;

    public IClientContext? ClientContext => null;

    public ICognitoIdentity? Identity => null;

    public string? TraceId => null;

    public string? TenantId => null;

    public static FunctionContext Of(MockedCall call)
    {
        var function = FunctionNames.Of(call.Request) ?? call.State;
        return new()
        {
            AwsRequestId = $"00000000-0000-0000-0000-{call.Number:D12}",
            FunctionName = function,
            InvokedFunctionArn = call.Resource.Contains(":function:", StringComparison.Ordinal)
                ? call.Resource
                : $"arn:aws:lambda:us-east-1:123456789012:function:{function}",
            RemainingTime = call.Request.Timeout ?? TimeSpan.FromSeconds(MostSeconds),
        };
    }

    private sealed class SilentLogger : ILambdaLogger
    {
        public void Log(string message)
        {
        }

        public void LogLine(string message)
        {
        }
    }
}
