using System.Collections.Immutable;
using System.Globalization;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Events;

/// <summary>Something that happened, as EventBridge tells it.</summary>
/// <param name="Id">What <c>PutEvents</c> answers.</param>
/// <param name="Source">Who tells of it, such as <c>aws.states</c>.</param>
/// <param name="DetailType">What kind of thing it is.</param>
/// <param name="Account">The account it happened in.</param>
/// <param name="Region">The region it happened in.</param>
/// <param name="Time">When, as its sender says.</param>
/// <param name="Ingested">When EventBridge received it.</param>
/// <param name="Resources">The ARNs of what it is about.</param>
/// <param name="Detail">Everything else.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Events in Amazon EventBridge".</remarks>
internal sealed record Event(
    string Id, string Source, string DetailType, string Account, string Region, DateTimeOffset Time, DateTimeOffset Ingested, ImmutableArray<string> Resources, ObjectValue Detail)
{
    private ObjectValue? _document;

    /// <summary>The buses that it came over already, which don't get it a second time.</summary>
    public ImmutableArray<string> Buses { get; init; } = [];

    /// <summary>The X-Ray trace header of its sender.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The event as rules match it and targets receive it.</summary>
    public ObjectValue Document => _document ??= Described(KeyValuePair.Create<string, Value>("detail", Detail));

    /// <summary>The event without its detail: the variable <c>aws.events.event</c>.</summary>
    public ObjectValue Frame => Described();

    /// <summary>An event from its document.</summary>
    public static Event Of(ObjectValue document, DateTimeOffset ingested) => new(
        document["id"].ToText(),
        document["source"].ToText(),
        document["detail-type"].ToText(),
        document["account"].ToText(),
        document["region"].ToText(),
        DateTimeOffset.Parse(document["time"].ToText(), CultureInfo.InvariantCulture),
        ingested,
        [.. ((ArrayValue)document["resources"]).Select(resource => resource.ToText())],
        (ObjectValue)document["detail"]);

    /// <summary>A time as events have it: <c>2026-11-20T18:43:48Z</c>.</summary>
    public static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private ObjectValue Described(params ReadOnlySpan<KeyValuePair<string, Value>> rest) => ObjectValue.Create(
    [
        new("version", "0"),
        new("id", Id),
        new("detail-type", DetailType),
        new("source", Source),
        new("account", Account),
        new("time", TimeText(Time)),
        new("region", Region),
        new("resources", ArrayValue.Create([.. Resources.Select(resource => (Value)resource)])),
        .. rest,
    ]);
}
