using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Stops a Standard execution, which ends as <c>ABORTED</c>; one that has ended stays as it is.</summary>
/// <remarks>AWS: Step Functions API Reference, StopExecution.</remarks>
internal sealed class StopExecution(StateMachines machines) : IJsonOperation
{
    public string Target => "AWSStepFunctions.StopExecution";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("executionArn");
        var error = members.OptionalText("error", min: 0, max: 256);
        var cause = members.OptionalText("cause", min: 0, max: 32_768);
        members.Check();
        return machines.StopExecutionAsync(new(arn, error, cause), caller, response, cancellation);
    }
}
