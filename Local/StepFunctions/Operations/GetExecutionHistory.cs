using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.StepFunctions.Operations;

/// <summary>Lists what happened in a Standard execution, the oldest first unless asked otherwise.</summary>
/// <remarks>AWS: Step Functions API Reference, GetExecutionHistory.</remarks>
internal sealed class GetExecutionHistory(Executions executions, IAccess access, TimeProvider time) : IJsonOperation
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public string Target => "AWSStepFunctions.GetExecutionHistory";

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        var members = new Members(request);
        var arn = members.Text("executionArn");
        var size = members.PageSize(UsualPage, LargestPage);
        var newestFirst = members.Flag("reverseOrder", usual: false);
        var withData = members.Flag("includeExecutionData", usual: true);
        var token = members.OptionalText("nextToken", max: 1024);
        members.Check();
        access.Authorize(caller, "states:GetExecutionHistory", arn);

        var history = executions.GetStandard(arn).Events!;
        var listing = newestFirst ? $"{arn} newest first" : arn;
        var position = (int?)PageToken.ReadNumber(token, listing, time.GetUtcNow(), history.Count);
        var start = newestFirst ? Math.Max(0, (position ?? history.Count) - size) : position ?? 0;
        var count = Math.Max(0, newestFirst ? (position ?? history.Count) - start : Math.Min(size, history.Count - start));
        response.WriteStartObject();
        response.WriteStartArray("events"u8);
        history.Write(response, start, count, newestFirst, withData);
        response.WriteEndArray();
        var next = newestFirst ? start : start + count;
        if (newestFirst ? next > 0 : next < history.Count)
        {
            response.WriteString("nextToken"u8, PageToken.Write(listing, next, time.GetUtcNow()));
        }

        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }
}
