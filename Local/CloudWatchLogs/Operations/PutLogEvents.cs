using System.Text;
using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Appends events to a log stream; those that are too old or too new are left out, and told.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html</remarks>
internal sealed class PutLogEvents(LogGroups groups, Yard yard) : LogsOperation("PutLogEvents", groups, yard)
{
    private const int MostEvents = 10_000;
    private const int MostBytes = 1_048_576;
    private const int Overhead = 26;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);
    private static readonly TimeSpan Newest = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromHours(24);

    protected override string Resource(JsonElement request) => StreamResource(request);

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var group = Groups[GroupName(request)];
        var stream = RequiredText(request, "logStreamName");
        if (!group.HasStream(stream))
        {
            throw LogGroups.NoSuchStream();
        }

        if (!request.TryGetProperty("logEvents", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostEvents)
        {
            throw Invalid($"logEvents has to hold 1 to {MostEvents} events");
        }

        var events = list.EnumerateArray().Select(Read).ToArray();
        Check(events);
        var now = Groups.Now;
        var retention = group.RetentionDays is { } days ? now - (long)TimeSpan.FromDays(days).TotalMilliseconds : long.MinValue;
        var expired = events.TakeWhile(one => one.Timestamp < retention).Count();
        var tooOld = events.TakeWhile(one => one.Timestamp < now - Oldest.TotalMilliseconds).Count();
        var tooNew = events.TakeWhile(one => one.Timestamp <= now + Newest.TotalMilliseconds).Count();
        foreach (var (timestamp, message) in events[Math.Min(Math.Max(expired, tooOld), tooNew)..tooNew])
        {
            group.Put(stream, timestamp, now, () => message);
        }

        response.WriteString("nextSequenceToken", now.ToString("D56"));
        if (expired + tooOld > 0 || tooNew < events.Length)
        {
            response.WriteStartObject("rejectedLogEventsInfo");
            WriteIndex(response, "expiredLogEventEndIndex", expired, expired > 0);
            WriteIndex(response, "tooNewLogEventStartIndex", tooNew, tooNew < events.Length);
            WriteIndex(response, "tooOldLogEventEndIndex", tooOld, tooOld > 0);
            response.WriteEndObject();
        }
    }

    private static void WriteIndex(Utf8JsonWriter response, string member, int index, bool isTold)
    {
        if (isTold)
        {
            response.WriteNumber(member, index);
        }
    }

    private static void Check((long Timestamp, string Message)[] events)
    {
        if (Array.FindIndex(events, one => one.Message.Length == 0) is >= 0 and var empty)
        {
            throw Invalid($"1 validation error detected: Value '' at 'logEvents.{empty + 1}.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }

        var bytes = events.Sum(one => Encoding.UTF8.GetByteCount(one.Message) + Overhead);
        if (bytes > MostBytes)
        {
            throw Invalid($"Upload too large: {bytes} bytes exceeds limit of {MostBytes}");
        }

        if (events.Zip(events.Skip(1)).Any(pair => pair.First.Timestamp > pair.Second.Timestamp))
        {
            throw Invalid("Log events in a single PutLogEvents request must be in chronological order.");
        }

        if (events[^1].Timestamp - events[0].Timestamp > LongestSpan.TotalMilliseconds)
        {
            throw Invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }

    private static (long Timestamp, string Message) Read(JsonElement one) => one.ValueKind == JsonValueKind.Object
        ? (Number(one, "timestamp") ?? throw Invalid("an event's timestamp is required"), RequiredText(one, "message"))
        : throw Invalid("an event is an object");
}
