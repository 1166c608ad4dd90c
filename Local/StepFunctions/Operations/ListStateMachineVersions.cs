using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the versions of a state machine, the newest first.</summary>
/// <remarks>AWS: Step Functions API Reference, ListStateMachineVersions.</remarks>
internal sealed class ListStateMachineVersions(DeployedStateMachines machines, IAccess access, TimeProvider time) : IJsonOperation
{
    public string Target => "AWSStepFunctions.ListStateMachineVersions";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var asked = members.Page();
        members.Check();
        access.Authorize(caller, "states:ListStateMachineVersions", QualifiedArn.Parse(arn).StateMachine);

        var page = Page<DeployedStateMachine>.Of(machines.Get(arn).Versions, Age, asked, $"versions of {arn}", time.GetUtcNow());
        page.WriteTo(response, "stateMachineVersions"u8, version =>
        {
            response.WriteString("stateMachineVersionArn"u8, version.VersionArn);
            response.WriteDate("creationDate"u8, version.CreationDate);
        });
        return ValueTask.CompletedTask;
    }

    private static string Age(DeployedStateMachine version) => $"{int.MaxValue - version.Version:D10}";
}
