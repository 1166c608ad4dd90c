using System.Text.Json;
using Stepyard.Local.CloudWatchLogs.FilterPatterns;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>The events of a group that fit a pattern, in pages.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</remarks>
internal sealed class FilterLogEvents(LogGroups groups, Yard yard) : LogsOperation("FilterLogEvents", groups, yard)
{
    private const int PageSize = 10_000;

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var pattern = FilterPattern.Parse(Text(request, "filterPattern"));
        var (from, to) = (Number(request, "startTime") ?? 0, Number(request, "endTime") ?? long.MaxValue);
        var prefix = Text(request, "logStreamNamePrefix");
        var streams = new Members(request).OptionalTexts("logStreamNames")?.ToHashSet();
        if (prefix is not null && streams is not null)
        {
            throw Invalid("Both logStreamNames and logStreamNamePrefix are specified; give one of them.");
        }

        var group = Groups[GroupName(request)];
        if (streams?.FirstOrDefault(stream => !group.HasStream(stream)) is not null)
        {
            throw LogGroups.NoSuchStream();
        }

        var events = group.Events(one => one.Timestamp >= from && one.Timestamp <= to
            && (prefix is null || one.Stream.StartsWith(prefix, StringComparison.Ordinal)) && streams?.Contains(one.Stream) != false
            && pattern?.Matches(one.Message) != false);

        WritePage(request, response, "events", events, one => one.Id, PageSize, one =>
        {
            response.WriteString("logStreamName", one.Stream);
            response.WriteNumber("timestamp", one.Timestamp);
            response.WriteString("message", one.Message);
            response.WriteNumber("ingestionTime", one.Ingested);
            response.WriteString("eventId", one.Id);
        });
        response.WriteStartArray("searchedLogStreams");
        response.WriteEndArray();
    }
}
