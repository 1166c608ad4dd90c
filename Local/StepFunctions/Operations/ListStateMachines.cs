using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the state machines, by name.</summary>
/// <remarks>AWS: Step Functions API Reference, ListStateMachines.</remarks>
internal sealed class ListStateMachines(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.ListStateMachines";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var size = members.PageSize(UsualPage, LargestPage);
        var token = members.OptionalText("nextToken", max: 1024);
        members.Check();
        access.Authorize(caller, "states:ListStateMachines", "*");

        var page = Page<DeployedStateMachine>.Of(machines.List(), size, token, Target);
        response.WriteStartObject();
        response.WriteStartArray("stateMachines"u8);
        foreach (var machine in page.Items)
        {
            response.WriteStartObject();
            response.WriteString("stateMachineArn"u8, machine.Arn);
            response.WriteString("name"u8, machine.Name);
            response.WriteString("type"u8, machine.TypeName);
            response.WriteDate("creationDate"u8, machine.CreationDate);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        if (page.NextToken is { } next)
        {
            response.WriteString("nextToken"u8, next);
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
