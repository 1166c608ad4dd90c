using System.Globalization;
using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>The events of one stream, in pages that go both ways.</summary>
/// <remarks>
/// A token is <c>f/</c> or <c>b/</c> and the place in the group from which to go forward or backward.
/// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
/// </remarks>
internal sealed class GetLogEvents(LogGroups groups, Yard yard) : LogsOperation("GetLogEvents", groups, yard)
{
    private const int PageSize = 10_000;

    protected override string Resource(JsonElement request) => StreamResource(request);

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var group = Groups[GroupName(request)];
        var stream = RequiredText(request, "logStreamName");
        if (!group.HasStream(stream))
        {
            throw LogGroups.NoSuchStream();
        }

        var (forward, place) = Token(request);
        var (from, to) = (Number(request, "startTime") ?? 0, Number(request, "endTime") ?? long.MaxValue);
        var size = Limit(request, PageSize);
        var events = group.Events(one => one.Stream == stream && one.Timestamp >= from && one.Timestamp < to
            && (place is null || (forward ? one.Sequence > place : one.Sequence < place)));
        var page = forward ? events.Take(size).ToArray() : [.. events.TakeLast(size)];

        response.WriteStartArray("events");
        foreach (var one in page)
        {
            response.WriteStartObject();
            response.WriteNumber("timestamp", one.Timestamp);
            response.WriteString("message", one.Message);
            response.WriteNumber("ingestionTime", one.Ingested);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        response.WriteString("nextForwardToken", $"f/{(page.Length > 0 ? page.Max(one => one.Sequence) : place ?? 0):D56}");
        response.WriteString("nextBackwardToken", $"b/{(page.Length > 0 ? page.Min(one => one.Sequence) : place ?? 0):D56}");
    }

    private static (bool Forward, long? Place) Token(JsonElement request)
    {
        if (Text(request, "nextToken") is not { } token)
        {
            return (Flag(request, "startFromHead"), null);
        }

        return token.Length > 2 && token[..2] is "f/" or "b/" && long.TryParse(token.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (token[0] == 'f', place)
            : throw new AwsException("InvalidParameterException", "The specified nextToken is invalid.");
    }
}
