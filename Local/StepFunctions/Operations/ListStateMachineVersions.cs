using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the versions of a state machine, the newest first.</summary>
/// <remarks>AWS: Step Functions API Reference, ListStateMachineVersions.</remarks>
internal sealed class ListStateMachineVersions(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.ListStateMachineVersions";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var size = members.PageSize(UsualPage, LargestPage);
        var token = members.OptionalText("nextToken", max: 1024);
        members.Check();
        access.Authorize(caller, "states:ListStateMachineVersions", QualifiedArn.Parse(arn).StateMachine);

        var page = Page<DeployedStateMachine>.Of(machines.Get(arn).Versions, size, token, $"versions of {arn}");
        response.WriteStartObject();
        response.WriteStartArray("stateMachineVersions"u8);
        foreach (var version in page.Items)
        {
            response.WriteStartObject();
            response.WriteString("stateMachineVersionArn"u8, version.VersionArn);
            response.WriteDate("creationDate"u8, version.CreationDate);
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
