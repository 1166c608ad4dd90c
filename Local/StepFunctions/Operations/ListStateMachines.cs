using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the state machines, by name.</summary>
/// <remarks>AWS: Step Functions API Reference, ListStateMachines.</remarks>
internal sealed class ListStateMachines(DeployedStateMachines machines, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.ListStateMachines";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var asked = members.Page();
        members.Check();
        access.Authorize(caller, "states:ListStateMachines", "*");

        var page = Page<DeployedStateMachine>.Of(machines.List(), machine => machine.Name, asked, Target, time.GetUtcNow());
        page.WriteTo(response, "stateMachines"u8, machine =>
        {
            response.WriteString("stateMachineArn"u8, machine.Arn);
            response.WriteString("name"u8, machine.Name);
            response.WriteString("type"u8, machine.TypeName);
            response.WriteDate("creationDate"u8, machine.CreationDate);
        });
        return ValueTask.CompletedTask;
    }
}
