using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.MapRuns;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Tells how a run of a distributed Map stands.</summary>
/// <remarks>AWS: Step Functions API Reference, DescribeMapRun.</remarks>
internal sealed class DescribeMapRun(KeptMapRuns mapRuns, IAccess access) : IJsonOperation
{
    public string Target => "AWSStepFunctions.DescribeMapRun";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("mapRunArn", max: 2000);
        members.Check();
        access.Authorize(caller, "states:DescribeMapRun", arn);

        var run = mapRuns.Describe(arn);
        response.WriteStartObject();
        response.WriteString("mapRunArn"u8, run.Arn);
        response.WriteString("executionArn"u8, run.ExecutionArn);
        response.WriteString("status"u8, NameOf(run.Status));
        response.WriteDate("startDate"u8, run.StartDate);
        if (run.StopDate is { } stopDate)
        {
            response.WriteDate("stopDate"u8, stopDate);
        }

        response.WriteNumber("maxConcurrency"u8, run.MaxConcurrency);
        response.WriteNumber("toleratedFailurePercentage"u8, run.ToleratedFailurePercentage);
        response.WriteNumber("toleratedFailureCount"u8, run.ToleratedFailureCount);
        Write(response, "itemCounts"u8, run.Items);
        Write(response, "executionCounts"u8, run.Executions);
        response.WriteNumber("redriveCount"u8, run.RedriveCount);
        if (run.RedriveDate is { } redriveDate)
        {
            response.WriteDate("redriveDate"u8, redriveDate);
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    private static string NameOf(MapRunStatus status) => status switch
    {
        MapRunStatus.Running => "RUNNING",
        MapRunStatus.Succeeded => "SUCCEEDED",
        MapRunStatus.Failed => "FAILED",
        _ => "ABORTED",
    };

    private static void Write(Utf8JsonWriter response, ReadOnlySpan<byte> name, MapRunNumbers counts)
    {
        response.WriteStartObject(name);
        response.WriteNumber("pending"u8, counts.Pending);
        response.WriteNumber("running"u8, counts.Running);
        response.WriteNumber("succeeded"u8, counts.Succeeded);
        response.WriteNumber("failed"u8, counts.Failed);
        response.WriteNumber("timedOut"u8, counts.TimedOut);
        response.WriteNumber("aborted"u8, counts.Aborted);
        response.WriteNumber("total"u8, counts.Total);
        response.WriteNumber("resultsWritten"u8, counts.ResultsWritten);
        response.WriteNumber("failuresNotRedrivable"u8, counts.FailuresNotRedrivable);
        response.WriteNumber("pendingRedrive"u8, counts.PendingRedrive);
        response.WriteEndObject();
    }
}
