namespace Amazon.Lambda.Core;

/// <summary>What a function may know about the invocation it is handling and the environment it runs in.</summary>
public interface ILambdaContext
{
    /// <summary>The id of this invocation; a retry of an asynchronous invocation has the same one.</summary>
    string AwsRequestId { get; }

    /// <summary>The mobile client that called; null unless the AWS Mobile SDK was used.</summary>
    IClientContext? ClientContext { get; }

    string FunctionName { get; }

    /// <summary><c>$LATEST</c>, or the version that the invoked alias points to.</summary>
    string FunctionVersion { get; }

    /// <summary>Who called through Amazon Cognito; null otherwise.</summary>
    ICognitoIdentity? Identity { get; }

    string InvokedFunctionArn { get; }

    ILambdaLogger Logger { get; }

    string LogGroupName { get; }

    string LogStreamName { get; }

    /// <summary>The memory configured for the function, in MB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>How long the function may still run before Lambda stops it.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The tenant of an invocation with tenant isolation; null otherwise.</summary>
    string? TenantId { get; }

    /// <summary>The X-Ray trace header of the invocation; null where tracing is off.</summary>
    string? TraceId { get; }

    /// <summary>The serializer that read the event; null where the function takes a stream.</summary>
    ILambdaSerializer? Serializer { get; }
}
