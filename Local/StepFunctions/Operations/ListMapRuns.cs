using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists the map runs of an execution, the newest first.</summary>
/// <remarks>AWS: Step Functions API Reference, ListMapRuns.</remarks>
internal sealed class ListMapRuns(KeptMapRuns mapRuns, Executions executions, IAccess access, TimeProvider time) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.ListMapRuns";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("executionArn");
        var size = members.PageSize(UsualPage, LargestPage);
        var token = members.OptionalText("nextToken", max: 1024);
        members.Check();
        access.Authorize(caller, "states:ListMapRuns", arn);

        var execution = executions.Get(arn);
        var all = mapRuns.Of(execution);
        var end = (int)(PageToken.ReadNumber(token, arn, time.GetUtcNow(), all.Count) ?? all.Count);
        var start = Math.Max(0, end - size);
        response.WriteStartObject();
        response.WriteStartArray("mapRuns"u8);
        foreach (var run in all.Take(start..end).Reverse())
        {
            response.WriteStartObject();
            response.WriteString("executionArn"u8, run.ExecutionArn);
            response.WriteString("mapRunArn"u8, run.Arn);
            response.WriteString("stateMachineArn"u8, run.StateMachineArn);
            response.WriteDate("startDate"u8, run.StartDate);
            if (run.StopDate is { } stopDate)
            {
                response.WriteDate("stopDate"u8, stopDate);
            }

            response.WriteEndObject();
        }

        response.WriteEndArray();
        if (start > 0)
        {
            response.WriteString("nextToken"u8, PageToken.Write(arn, start, time.GetUtcNow()));
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
