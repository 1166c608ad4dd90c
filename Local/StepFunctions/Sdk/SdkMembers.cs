using System.Globalization;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Sdk;

/// <summary>The members of requests and answers as a state machine has them: in Pascal case and alphabetical order, dates as the SDK writes them.</summary>
/// <remarks>Where the wire has Pascal case already, names stay as they are, and so does their order.</remarks>
internal static class SdkMembers
{
    /// <summary>A date as AWS SDK integrations show it: <c>2026-03-14T15:09:26.535Z</c>.</summary>
    public static Value IsoDate(DateTimeOffset date) =>
        date.UtcDateTime.ToString(date.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A date as optimized integrations show it: milliseconds since 1970.</summary>
    public static Value EpochDate(DateTimeOffset date) => date.ToUnixTimeMilliseconds();

    /// <summary>The parameters of a Task as the service's wire takes them.</summary>
    public static Value ToWire(Value value, SdkService service) => value switch
    {
        _ when !service.IsCamelCase => value,
        ObjectValue structure => ObjectValue.Create([.. structure.Select(member => ToWire(Camel(member.Key), member.Value, service))]),
        ArrayValue list => ArrayValue.Create([.. list.Select(item => ToWire(item, service))]),
        _ => value,
    };

    /// <summary>A service's answer as a state machine sees it.</summary>
    public static Value FromWire(Value value, SdkService service, Func<DateTimeOffset, Value> date) => value switch
    {
        ObjectValue structure when service.IsCamelCase => ObjectValue.Create(
            [.. structure.Where(member => member.Key != "__type")
                .Select(member => service.Maps.Contains(member.Key) ? new(Pascal(member.Key), member.Value) : FromWire(Pascal(member.Key), member.Value, service, date))
                .OrderBy(member => member.Key, StringComparer.Ordinal)]),
        ObjectValue structure => ObjectValue.Create(
            [.. structure.Select(member => service.Maps.Contains(member.Key) ? member : FromWire(Prefixed(member.Key, service), member.Value, service, date))]),
        ArrayValue list => ArrayValue.Create([.. list.Select(item => FromWire(item, service, date))]),
        _ => value,
    };

    private static KeyValuePair<string, Value> ToWire(string name, Value value, SdkService service) => new(
        name,
        service.JsonMembers.Contains(name) && value is not (StringValue or NullValue) ? value.ToJson()
        : service.Maps.Contains(name) ? value
        : ToWire(value, service));

    private static KeyValuePair<string, Value> FromWire(string name, Value value, SdkService service, Func<DateTimeOffset, Value> date) => new(
        name,
        service.DateSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) ? Dated(value, date) : FromWire(value, service, date));

    private static Value Dated(Value value, Func<DateTimeOffset, Value> date) => value switch
    {
        NumberValue number => date(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(number.AsDouble * 1000))),
        ArrayValue dates => ArrayValue.Create([.. dates.Select(item => Dated(item, date))]),
        _ => value,
    };

    private static string Prefixed(string name, SdkService service) =>
        service.Prefix is { } prefix && name.StartsWith(prefix.Wire, StringComparison.Ordinal) ? prefix.Sdk + name[prefix.Wire.Length..] : name;

    private static string Camel(string name) => name.Length == 0 ? name : $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    private static string Pascal(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
