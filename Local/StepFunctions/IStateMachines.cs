using System.Buffers;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions;

/// <summary>The operations of Step Functions that other services call: bytes in, bytes out.</summary>
/// <remarks>Each checks the caller's policies, writes the AWS JSON response to <c>response</c>, and throws <see cref="AwsException"/> before it writes anything.</remarks>
public interface IStateMachines
{
    /// <summary>Starts an Express execution and completes when it has ended. Action: <c>states:StartSyncExecution</c>.</summary>
    ValueTask StartSyncExecutionAsync(StartRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation);

    /// <summary>Starts an execution and completes once it is recorded. Action: <c>states:StartExecution</c>.</summary>
    ValueTask StartExecutionAsync(StartRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation);

    /// <summary>Stops a Standard execution. Action: <c>states:StopExecution</c>.</summary>
    ValueTask StopExecutionAsync(StopRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation);
}

/// <summary>What an execution is started with.</summary>
/// <param name="StateMachineArn">The state machine's ARN.</param>
/// <param name="Input">UTF-8 JSON text, not yet validated; empty means <c>{}</c>. The memory is the caller's: copy what outlives the call.</param>
/// <param name="Name">The execution's name; null for a generated one.</param>
/// <param name="TraceHeader">The X-Ray trace header, such as <c>Root=1-…;Sampled=1</c>; null for a new one.</param>
public readonly record struct StartRequest(string StateMachineArn, ReadOnlyMemory<byte> Input, string? Name, string? TraceHeader)
{
    /// <summary>Whether the answer leaves out the execution's data: input, output, error and cause.</summary>
    public bool MetadataOnly { get; init; }
}

/// <summary>Which execution to stop, and why.</summary>
public readonly record struct StopRequest(string ExecutionArn, string? Error, string? Cause);
