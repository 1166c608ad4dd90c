using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Removes an alias; the versions that it leads to stay.</summary>
/// <remarks>AWS: Step Functions API Reference, DeleteStateMachineAlias.</remarks>
internal sealed class DeleteStateMachineAlias(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DeleteStateMachineAlias";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineAliasArn");
        members.Check();
        Names.CheckStateMachineArn(arn);
        var stateMachineArn = QualifiedArn.Parse(arn).StateMachine;
        access.Authorize(caller, "states:DeleteStateMachineAlias", stateMachineArn);
        if (machines.Find(arn) is null)
        {
            throw StepFunctionsError.NotFound(arn);
        }

        machines.Change(stateMachineArn, entry => entry.WithoutAlias(arn));
        response.WriteStartObject();
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
