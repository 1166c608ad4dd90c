using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>The streams of a log group, by name or by their last event, in pages.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html</remarks>
internal sealed class DescribeLogStreams(LogGroups groups, Yard yard) : LogsOperation("DescribeLogStreams", groups, yard)
{
    private const int PageSize = 50;

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var group = Groups[GroupName(request)];
        var prefix = Text(request, "logStreamNamePrefix");
        var byTime = Text(request, "orderBy") == "LastEventTime";
        IEnumerable<LogStream> streams = group.Streams().Where(stream => stream.Name.StartsWith(prefix ?? "", StringComparison.Ordinal));
        if (byTime)
        {
            streams = prefix is null
                ? streams.OrderBy(stream => stream.LastEvent ?? 0)
                : throw Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var descending = Flag(request, "descending");
        if (descending)
        {
            streams = streams.Reverse();
        }

        WritePage(request, response, "logStreams", streams, KeyOf, PageSize, stream =>
        {
            response.WriteString("logStreamName", stream.Name);
            response.WriteNumber("creationTime", stream.Created);
            WriteOptional(response, "firstEventTimestamp", stream.FirstEvent);
            WriteOptional(response, "lastEventTimestamp", stream.LastEvent);
            WriteOptional(response, "lastIngestionTime", stream.LastIngestion);
            response.WriteString("arn", $"{group.Arn}:log-stream:{stream.Name}");
            response.WriteNumber("storedBytes", 0);
        }, descending);

        string KeyOf(LogStream stream) => byTime ? $"{stream.LastEvent ?? 0:D20}{stream.Name}" : stream.Name;
    }

    private static void WriteOptional(Utf8JsonWriter response, string name, long? time)
    {
        if (time is { } known)
        {
            response.WriteNumber(name, known);
        }
    }
}
