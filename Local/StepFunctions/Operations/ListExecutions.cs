using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the executions of a Standard state machine, the newest first.</summary>
/// <remarks>AWS: Step Functions API Reference, ListExecutions.</remarks>
internal sealed class ListExecutions(DeployedStateMachines machines, Executions executions, IAccess access) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.ListExecutions";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.OptionalText("stateMachineArn");
        var status = members.OptionalWord("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
        var size = members.PageSize(UsualPage, LargestPage);
        var token = members.OptionalText("nextToken", max: 3096);
        var redriven = members.OptionalWord("redriveFilter", "REDRIVEN", "NOT_REDRIVEN") == "REDRIVEN";
        members.Check();
        if (arn is null)
        {
            throw new AwsException("ValidationException", "Must provide a StateMachine ARN or MapRun ARN");
        }

        access.Authorize(caller, "states:ListExecutions", arn);
        var machine = machines.Get(arn);
        if (machine.IsExpress)
        {
            throw new AwsException("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        }

        // Positions are places in the order of starts, so that executions that start meanwhile shift nothing.
        var listing = $"{arn} {status} {redriven}";
        var before = PageToken.Read(token, listing) ?? long.MaxValue;
        var found = executions.Of(machine)
            .Where(execution => execution.Sequence < before && !redriven && (status is null || execution.StatusName == status))
            .Take(size + 1)
            .ToArray();
        response.WriteStartObject();
        response.WriteStartArray("executions"u8);
        foreach (var execution in found.Take(size))
        {
            Write(execution, response);
        }

        response.WriteEndArray();
        if (found.Length > size)
        {
            response.WriteString("nextToken"u8, PageToken.Write(listing, found[size - 1].Sequence));
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    private static void Write(StandardExecution execution, Utf8JsonWriter response)
    {
        response.WriteStartObject();
        response.WriteString("executionArn"u8, execution.Arn);
        response.WriteString("stateMachineArn"u8, execution.StateMachineArn);
        response.WriteString("name"u8, execution.Name);
        response.WriteString("status"u8, execution.StatusName);
        response.WriteDate("startDate"u8, execution.StartDate);
        if (execution.Result is { } result)
        {
            response.WriteDate("stopDate"u8, result.StopDate);
        }

        response.WriteNumber("redriveCount"u8, 0);
        response.WriteEndObject();
    }
}
