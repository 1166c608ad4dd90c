using System.Globalization;
using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>The events of a group that contain the words of a pattern, in pages; JSON and regular expression patterns are not evaluated.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</remarks>
internal sealed class FilterLogEvents(LogGroups groups, Yard yard) : LogsOperation("FilterLogEvents", groups, yard)
{
    private const int PageSize = 10_000;

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var words = Words(Text(request, "filterPattern") ?? "");
        var (from, to) = (Number(request, "startTime") ?? 0, Number(request, "endTime") ?? long.MaxValue);
        var size = (int)Math.Clamp(Number(request, "limit") ?? PageSize, 1, PageSize);
        var prefix = Text(request, "logStreamNamePrefix") ?? "";
        var streams = request.TryGetProperty("logStreamNames", out var names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.ToString()).ToHashSet()
            : null;
        var skip = Text(request, "nextToken") is { } token
            ? int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : throw Invalid("The specified nextToken is invalid.")
            : 0;

        var events = Groups[GroupName(request)].Events(one => one.Timestamp >= from && one.Timestamp <= to
            && one.Stream.StartsWith(prefix, StringComparison.Ordinal) && streams?.Contains(one.Stream) != false
            && (words.Length == 0 || HasAll(one.Message)));

        response.WriteStartArray("events");
        foreach (var one in events.Skip(skip).Take(size))
        {
            response.WriteStartObject();
            response.WriteString("logStreamName", one.Stream);
            response.WriteNumber("timestamp", one.Timestamp);
            response.WriteString("message", one.Message);
            response.WriteNumber("ingestionTime", one.Ingested);
            response.WriteString("eventId", one.Id);
            response.WriteEndObject();
        }

        response.WriteEndArray();
        response.WriteStartArray("searchedLogStreams");
        response.WriteEndArray();
        if (events.Length > skip + size)
        {
            response.WriteString("nextToken", (skip + size).ToString(CultureInfo.InvariantCulture));
        }

        bool HasAll(string message) => Array.TrueForAll(words, word => message.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The words that all have to occur; those in quotes may have blanks in them.</summary>
    private static string[] Words(string pattern)
    {
        if (pattern.TrimStart().StartsWith('{') || pattern.TrimStart().StartsWith('['))
        {
            throw Invalid("Only words and quoted phrases are matched here; leave the pattern out and filter the output.");
        }

        return [.. pattern.Split('"').SelectMany((part, i) =>
            i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }
}
