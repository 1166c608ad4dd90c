using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Starts an Express execution and answers when it has ended.</summary>
/// <remarks>AWS: Step Functions API Reference, StartSyncExecution.</remarks>
internal sealed class StartSyncExecution(StateMachines machines) : IJsonOperation
{
    public string Target => "AWSStepFunctions.StartSyncExecution";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation) =>
        machines.StartSyncExecutionAsync(StartRequests.Read(request), caller, response, cancellation);
}
