using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the executions of a Standard state machine or of a version or alias of it, or the child executions of a map run; the newest first.</summary>
/// <remarks>AWS: Step Functions API Reference, ListExecutions.</remarks>
internal sealed class ListExecutions(DeployedStateMachines machines, Executions executions, KeptMapRuns mapRuns, IAccess access, TimeProvider time) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.ListExecutions";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var stateMachineArn = members.OptionalText("stateMachineArn");
        var mapRunArn = members.OptionalText("mapRunArn", max: 2000);
        var status = members.OptionalWord("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
        var size = members.PageSize(UsualPage, LargestPage);
        var token = members.OptionalText("nextToken", max: 3096);
        var redrivenOrNot = members.OptionalWord("redriveFilter", "REDRIVEN", "NOT_REDRIVEN");
        members.Check();
        var arn = (stateMachineArn, mapRunArn) switch
        {
            (null, null) => throw new AwsException("ValidationException", "Must provide a StateMachine ARN or MapRun ARN"),
            (not null, not null) => throw new AwsException("ValidationException", "Must provide either a StateMachine ARN or a MapRun ARN, not both"),
            _ => stateMachineArn ?? mapRunArn!,
        };
        if (mapRunArn is null && status == "PENDING_REDRIVE")
        {
            throw new AwsException("ValidationException", "The status filter PENDING_REDRIVE needs a MapRun ARN");
        }

        access.Authorize(caller, "states:ListExecutions", mapRunArn ?? QualifiedArn.Parse(arn).StateMachine);
        var (group, isOf) = mapRunArn is null ? GroupOf(arn) : (mapRuns.Describe(mapRunArn).Arn, _ => true);

        // Positions are places in the order of starts, so that executions that start meanwhile shift nothing.
        var listing = $"{arn} {status} {redrivenOrNot}";
        var before = PageToken.ReadNumber(token, listing, time.GetUtcNow()) ?? long.MaxValue;
        var redrive = mapRuns.RedriveOf(mapRunArn);
        var found = executions.Page(
            group,
            before,
            execution => isOf(execution)
                && (status is null || execution.StatusIn(redrive) == status)
                && (redrivenOrNot is null || execution.IsRedriven == (redrivenOrNot == "REDRIVEN")),
            size + 1);
        response.WriteStartObject();
        response.WriteStartArray("executions"u8);
        foreach (var execution in found.Take(size))
        {
            Write(execution, redrive, response);
        }

        response.WriteEndArray();
        if (found.Count > size)
        {
            response.WriteString("nextToken"u8, PageToken.Write(listing, found[size - 1].Sequence, time.GetUtcNow()));
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    private (string StateMachineArn, Func<KeptExecution, bool> IsOf) GroupOf(string arn)
    {
        var alias = machines.Find(arn)?.FindAlias(arn);
        var machine = machines.GetRevision(alias?.StateMachineArn ?? arn);
        if (machine.IsExpress)
        {
            throw new AwsException("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        }

        return (machine.Arn, execution =>
            alias is not null ? execution.Qualifiers.AliasArn == arn
            : machine.Version is null || execution.Qualifiers.Version == machine.Version);
    }

    private static void Write(StandardExecution execution, DateTimeOffset? redrive, Utf8JsonWriter response)
    {
        var end = execution.End;
        response.WriteStartObject();
        response.WriteString("executionArn"u8, execution.Arn);
        response.WriteString("stateMachineArn"u8, execution.StateMachineArn);
        response.WriteString("name"u8, execution.Name);
        response.WriteString("status"u8, StandardExecution.StatusOf(end, redrive));
        response.WriteDate("startDate"u8, execution.StartDate);
        if (end is { } ended)
        {
            response.WriteDate("stopDate"u8, ended.StopDate);
        }

        execution.Qualifiers.WriteTo(response);
        if (execution.MapRunArn is { } mapRunArn)
        {
            response.WriteString("mapRunArn"u8, mapRunArn);
            response.WriteNumber("itemCount"u8, execution.ItemCount!.Value);
        }

        response.WriteNumber("redriveCount"u8, execution.RedriveCount);
        if (execution.RedriveDate is { } redriveDate)
        {
            response.WriteDate("redriveDate"u8, redriveDate);
        }

        response.WriteEndObject();
    }
}
