using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Appends events to a log stream.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html</remarks>
internal sealed class PutLogEvents(LogGroups groups, Yard yard) : LogsOperation("PutLogEvents", groups, yard)
{
    protected override string Resource(JsonElement request) => StreamResource(request);

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var group = Groups[GroupName(request)];
        var stream = RequiredText(request, "logStreamName");
        if (!group.HasStream(stream))
        {
            throw new AwsException("ResourceNotFoundException", "The specified log stream does not exist.");
        }

        if (!request.TryGetProperty("logEvents", out var events) || events.ValueKind != JsonValueKind.Array || events.GetArrayLength() == 0)
        {
            throw Invalid("logEvents has to hold at least one event");
        }

        foreach (var (timestamp, message) in events.EnumerateArray().Select(Read).ToArray())
        {
            group.Put(stream, timestamp, Groups.Now, () => message);
        }

        response.WriteString("nextSequenceToken", Groups.Now.ToString("D56"));
    }

    private static (long Timestamp, string Message) Read(JsonElement one) => one.ValueKind == JsonValueKind.Object
        ? (Number(one, "timestamp") ?? throw Invalid("an event's timestamp is required"), RequiredText(one, "message"))
        : throw Invalid("an event is an object");
}
