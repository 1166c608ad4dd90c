using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Starts an execution and answers once it is recorded.</summary>
/// <remarks>AWS: Step Functions API Reference, StartExecution.</remarks>
internal sealed class StartExecution(StateMachines machines) : IJsonOperation
{
    public string Target => "AWSStepFunctions.StartExecution";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation) =>
        machines.StartExecutionAsync(StartRequests.Read(request), caller, response);
}
