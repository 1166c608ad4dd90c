using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Removes a state machine with its versions, aliases and executions, those that still run included; one that isn't there is no error.</summary>
/// <remarks>AWS: Step Functions API Reference, DeleteStateMachine.</remarks>
internal sealed class DeleteStateMachine(DeployedStateMachines machines, Executions executions, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DeleteStateMachine";

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        members.Check();
        Names.CheckStateMachineArn(arn);
        Names.RefuseMapState(arn);
        access.Authorize(caller, "states:DeleteStateMachine", arn);

        machines.Remove(arn);
        await executions.ForgetAsync(arn);
        response.WriteStartObject();
        response.WriteEndObject();
    }
}
