using System.Text.Json;

namespace Stepyard.Local.XRay;

/// <summary>A segment of a trace; times are seconds since 1970.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html</remarks>
/// <param name="Json">Makes the segment document, each time that somebody reads it.</param>
public sealed record Segment(string Id, string TraceId, string Name, string? Origin, double Start, double? End, bool Fault, bool Error, bool Throttle, Func<string> Json)
{
    public string Document => Json();

    /// <summary>Reads a segment document; null where it is none.</summary>
    public static Segment? Parse(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "id") is { } id && Text(root, "trace_id") is { } trace && Text(root, "name") is { } name
                && Seconds(root, "start_time") is { } start
                ? new(id, trace, name, Text(root, "origin"), start, Seconds(root, "end_time"), Flag(root, "fault"), Flag(root, "error"), Flag(root, "throttle"), () => document)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Seconds(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static bool Flag(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
