using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Tests.Local.ApiGateway;

/// <summary>State machines that tell a test what they were asked, and answer what it says.</summary>
internal sealed class OvenStateMachines(IAccess access) : IStateMachines
{
    public ConcurrentQueue<string> Asked { get; } = new();

    public Func<string, Task<string>> Answer { get; set; } = _ => Task.FromResult("""{"status":"SUCCEEDED"}""");

    public ValueTask StartSyncExecutionAsync(StartRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation) =>
        AnswerAsync("StartSyncExecution", request.StateMachineArn, $"{Encoding.UTF8.GetString(request.Input.Span)} {request.Name}".TrimEnd(), caller, response);

    public ValueTask StartExecutionAsync(StartRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation) =>
        AnswerAsync("StartExecution", request.StateMachineArn, $"{Encoding.UTF8.GetString(request.Input.Span)} {request.Name}".TrimEnd(), caller, response);

    public ValueTask StopExecutionAsync(StopRequest request, Caller caller, IBufferWriter<byte> response, CancellationToken cancellation) =>
        AnswerAsync("StopExecution", request.ExecutionArn, $"{request.Error}/{request.Cause}", caller, response);

    private async ValueTask AnswerAsync(string operation, string arn, string detail, Caller caller, IBufferWriter<byte> response)
    {
        access.Authorize(caller, $"states:{operation}", arn);
        if (arn.EndsWith("missing", StringComparison.Ordinal))
        {
            throw new AwsException("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");
        }

        Asked.Enqueue($"{operation} {arn.Split(':')[^1]} {detail}");
        response.Write(Encoding.UTF8.GetBytes(await Answer(detail)));
    }
}
