using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells everything about a state machine, or about a version of it.</summary>
/// <remarks>AWS: Step Functions API Reference, DescribeStateMachine.</remarks>
internal sealed class DescribeStateMachine(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DescribeStateMachine";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        var withData = members.OptionalWord("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        members.Check();
        access.Authorize(caller, "states:DescribeStateMachine", QualifiedArn.Parse(arn).StateMachine);

        var machine = machines.GetRevision(arn);
        response.WriteStartObject();
        response.WriteString("stateMachineArn"u8, arn);
        response.WriteString("name"u8, machine.Name);
        response.WriteString("status"u8, "ACTIVE"u8);
        response.WriteString("definition"u8, withData ? machine.Definition : "{}");
        response.WriteString("roleArn"u8, machine.RoleArn);
        response.WriteString("type"u8, machine.TypeName);
        response.WriteDate("creationDate"u8, machine.CreationDate);
        machine.WriteSettings(response);
        if (machine.VersionDescription is { } description)
        {
            response.WriteString("description"u8, description);
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
