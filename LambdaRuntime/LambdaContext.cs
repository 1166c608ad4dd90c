using Amazon.Lambda.Core;
using Stepyard.LambdaRuntime.Logging;
using Stepyard.LambdaRuntime.RuntimeApi;

namespace Stepyard.LambdaRuntime;

/// <summary>What a handler is told about its invocation.</summary>
internal sealed class LambdaContext(Invocation invocation, FunctionEnvironment environment, ILambdaSerializer? serializer, FunctionLog log) : ILambdaContext
{
    public string AwsRequestId => invocation.RequestId;

    public string InvokedFunctionArn => invocation.FunctionArn;

    public TimeSpan RemainingTime => invocation.Deadline - DateTimeOffset.UtcNow;

    public string? TraceId => invocation.TraceId;

    public string FunctionName => environment.Name;

    public string FunctionVersion => environment.Version;

    public string LogGroupName => environment.LogGroup;

    public string LogStreamName => environment.LogStream;

    public int MemoryLimitInMB => environment.MemoryMegabytes;

    public ILambdaLogger Logger { get; } = new ContextLogger(log);

    public ILambdaSerializer? Serializer => serializer;

    /// <summary>Only mobile clients send one.</summary>
    public IClientContext? ClientContext => null;

    /// <summary>Only Amazon Cognito callers have one.</summary>
    public ICognitoIdentity? Identity => null;

    public string? TenantId => null;
}
