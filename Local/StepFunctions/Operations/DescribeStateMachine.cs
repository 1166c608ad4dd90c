using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells everything about a state machine.</summary>
/// <remarks>AWS: Step Functions API Reference, DescribeStateMachine.</remarks>
internal sealed class DescribeStateMachine(DeployedStateMachines machines, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DescribeStateMachine";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("stateMachineArn");
        members.OptionalWord("includedData", "ALL_DATA", "METADATA_ONLY");
        members.Check();
        access.Authorize(caller, "states:DescribeStateMachine", arn);

        var machine = machines.Get(arn);
        response.WriteStartObject();
        response.WriteString("stateMachineArn"u8, machine.Arn);
        response.WriteString("name"u8, machine.Name);
        response.WriteString("status"u8, "ACTIVE"u8);
        response.WriteString("definition"u8, machine.Definition);
        response.WriteString("roleArn"u8, machine.RoleArn);
        response.WriteString("type"u8, machine.TypeName);
        response.WriteDate("creationDate"u8, machine.CreationDate);
        machine.Logging.WriteTo(response);
        response.WriteStartObject("tracingConfiguration"u8);
        response.WriteBoolean("enabled"u8, machine.Tracing);
        response.WriteEndObject();
        response.WriteStartObject("encryptionConfiguration"u8);
        response.WriteString("type"u8, "AWS_OWNED_KEY"u8);
        response.WriteEndObject();
        response.WriteString("revisionId"u8, machine.RevisionId);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
