using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells which revision of its state machine an execution runs.</summary>
/// <remarks>AWS: Step Functions API Reference, DescribeStateMachineForExecution.</remarks>
internal sealed class DescribeStateMachineForExecution(Executions executions, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DescribeStateMachineForExecution";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("executionArn");
        var withData = members.OptionalWord("includedData", "ALL_DATA", "METADATA_ONLY") != "METADATA_ONLY";
        members.Check();
        access.Authorize(caller, "states:DescribeStateMachineForExecution", arn);

        var execution = executions.Get(arn);
        var machine = execution.Machine;
        response.WriteStartObject();
        response.WriteString("stateMachineArn"u8, execution.StateMachineArn);
        response.WriteString("name"u8, machine.Name);
        response.WriteString("definition"u8, withData ? machine.Definition : "{}");
        response.WriteString("roleArn"u8, machine.RoleArn);
        response.WriteDate("updateDate"u8, machine.UpdateDate);
        machine.WriteSettings(response);
        if (execution.MapRunArn is { } mapRunArn)
        {
            response.WriteString("mapRunArn"u8, mapRunArn);
            response.WriteString("label"u8, execution.StateMachineArn.AsSpan(execution.StateMachineArn.IndexOf('/', StringComparison.Ordinal) + 1));
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
