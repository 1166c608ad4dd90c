using System.Globalization;
using System.Text.Json;
using Stepyard.Local.CloudWatch.Metrics;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>The members of a request, or of a structure in it; numbers, times and flags may be texts, as the query protocol has them.</summary>
/// <param name="structure">The structure.</param>
/// <param name="place">What stands before the names of its members in messages, with a dot; empty for the request itself.</param>
internal sealed class RequestMembers(JsonElement structure, string place = "")
{
    public string? Optional(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object or JsonValueKind.Array } => throw Mistyped(name, "a text"),
        { } value => value.ToString(),
    };

    /// <exception cref="Wire.AwsException"><c>MissingParameter</c>.</exception>
    public string Required(string name) => Optional(name) is { Length: > 0 } value ? value : throw CloudWatchError.Missing(place + name);

    public bool? OptionalFlag(string name) => Optional(name) is { } text
        ? bool.TryParse(text, out var flag) ? flag : throw Mistyped(name, "true or false")
        : null;

    public int? OptionalWhole(string name) => Optional(name) is { } text
        ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Mistyped(name, "a whole number")
        : null;

    public double? OptionalNumber(string name) => Optional(name) is { } text ? Number(name, text) : null;

    public DateTimeOffset? OptionalTime(string name) =>
        Optional(name) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e11 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Mistyped(name, "a time such as 2026-11-30T12:00:00Z");

    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw CloudWatchError.Missing(place + name);

    public IEnumerable<string> Texts(string list) => Members(list).Select(member => member.ToString());

    public IEnumerable<double> Numbers(string list) => Members(list).Select(member => Number(list, member.ToString()));

    public IEnumerable<RequestMembers> Structures(string list) => Members(list).Select((member, i) =>
        member.ValueKind == JsonValueKind.Object ? new RequestMembers(member, $"{place}{list}[{i}].") : throw Mistyped(list, "a list of structures"));

    /// <summary>A structure; null where the request has none.</summary>
    public RequestMembers? Structure(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new(value, $"{place}{name}."),
        _ => throw Mistyped(name, "a structure"),
    };

    /// <summary>The dimensions of a metric.</summary>
    public IEnumerable<Dimension> Dimensions() => Structures("Dimensions").Select(member => new Dimension(member.Required("Name"), member.Required("Value")));

    /// <summary>A period in seconds: minutes are the finest that there is here.</summary>
    public TimeSpan Period() => OptionalWhole("Period") switch
    {
        null => throw CloudWatchError.Missing(place + "Period"),
        > 0 and var seconds when seconds % 60 == 0 => TimeSpan.FromSeconds(seconds),
        _ => throw Mistyped("Period", "a multiple of 60 seconds"),
    };

    /// <summary>How many members of a list came before this page.</summary>
    public int Start() => OptionalWhole("NextToken") is { } start ? start >= 0 ? start : throw Mistyped("NextToken", "that of the page before") : 0;

    private JsonElement? Member(string name) =>
        structure.ValueKind == JsonValueKind.Object && structure.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement.ArrayEnumerator Members(string list) => Member(list) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),

        // An empty list in a form.
        { ValueKind: JsonValueKind.String } value when value.GetString() == "" => default,
        _ => throw Mistyped(list, "a list"),
    };

    private double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw Mistyped(name, "a number");

    private Wire.AwsException Mistyped(string name, string allowed) => CloudWatchError.Validation($"{place}{name} is {Member(name)}; allowed here: {allowed}");
}
