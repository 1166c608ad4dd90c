using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using Stepyard.Local.EventBridge.Events;
using Stepyard.Local.Journals;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Terminal;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Delivery;

/// <summary>Keeps on disk what is under way, so that an event which was taken in reaches its targets after a crash as well.</summary>
/// <remarks>A delivery that had succeeded just before a crash may be made again: like AWS's, deliveries are made at least once.</remarks>
internal sealed class DeliveryJournal : IDisposable
{
    // An event nests its detail one deeper, and the record its event.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = Value.MaxDepth + 2 };

    private readonly Journal _journal;
    private readonly Ids _ids;
    private readonly ConcurrentDictionary<string, bool> _underWay = new(StringComparer.Ordinal);

    /// <param name="path">The file; what was under way when the yard was stopped is taken up.</param>
    /// <param name="ids">Makes the ids of deliveries.</param>
    /// <param name="terminal">Where it says what is wrong with the file.</param>
    /// <exception cref="Provisioning.ProvisioningException">The file is damaged.</exception>
    public DeliveryJournal(string path, Ids ids, ITerminal terminal)
    {
        _ids = ids;
        var file = new LineFile(path, "event deliveries", "the events that were under way are lost with it.");
        var interrupted = new Dictionary<string, InterruptedDelivery>(StringComparer.Ordinal);
        foreach (var line in file.Read())
        {
            try
            {
                Read(line.Json, interrupted);
            }
            catch (Exception mistake) when (mistake is JsonException or KeyNotFoundException or FormatException)
            {
                throw file.Damaged(line, mistake.Message);
            }
        }

        Interrupted = [.. interrupted.Values];
        foreach (var id in interrupted.Keys)
        {
            _underWay[id] = true;
        }

        _journal = new(file, terminal, IsLive);
    }

    /// <summary>What was under way when the yard was stopped, in the order in which it began.</summary>
    public IReadOnlyList<InterruptedDelivery> Interrupted { get; }

    /// <summary>Writes down that a delivery begins; what it ends by.</summary>
    public string Begin(EventDelivery delivery)
    {
        var id = _ids.Uuid();
        _underWay[id] = true;
        _journal.Add((Id: id, Delivery: delivery), static (json, record) => Write(json, record.Id, record.Delivery));
        return id;
    }

    /// <summary>Writes down that a delivery has ended, well or not.</summary>
    public void End(string id)
    {
        _underWay.TryRemove(id, out _);
        _journal.Add(id, static (json, id) => json.WriteString("done"u8, id));
    }

    /// <summary>Completes when all that began is on disk.</summary>
    public Task FlushAsync() => _journal.FlushAsync();

    public void Dispose() => _journal.Dispose();

    private static void Read(ReadOnlyMemory<byte> json, Dictionary<string, InterruptedDelivery> interrupted)
    {
        using var record = JsonDocument.Parse(json, Deep);
        if (record.RootElement.TryGetProperty("done", out var done))
        {
            interrupted.Remove(done.GetString()!);
        }
        else
        {
            var delivery = Read(record.RootElement);
            interrupted[delivery.Id] = delivery;
        }
    }

    private bool IsLive(ReadOnlyMemory<byte> json)
    {
        using var record = JsonDocument.Parse(json, Deep);
        return record.RootElement.TryGetProperty("begun", out var id) && _underWay.ContainsKey(id.GetString()!);
    }

    private static void Write(Utf8JsonWriter json, string id, EventDelivery delivery)
    {
        json.WriteString("begun"u8, id);
        json.WriteString("bus"u8, delivery.Rule.Bus);
        json.WriteString("rule"u8, delivery.Rule.Name);
        json.WriteString("target"u8, delivery.Target.Id);
        json.WriteString("ingested"u8, delivery.Event.Ingested);
        json.WriteStartArray("buses"u8);
        foreach (var bus in delivery.Event.Buses)
        {
            json.WriteStringValue(bus);
        }

        json.WriteEndArray();
        if (delivery.Event.TraceHeader is { } trace)
        {
            json.WriteString("trace"u8, trace);
        }

        json.WritePropertyName("event"u8);
        delivery.Event.Document.WriteTo(json);
    }

    private static InterruptedDelivery Read(JsonElement record)
    {
        var document = Value.Parse(JsonMarshal.GetRawUtf8Value(record.GetProperty("event")), Value.MaxDepth + 1);
        var @event = Event.Of((ObjectValue)document, record.GetProperty("ingested").GetDateTimeOffset()) with
        {
            Buses = [.. record.GetProperty("buses").EnumerateArray().Select(bus => bus.GetString()!)],
            TraceHeader = record.TryGetProperty("trace", out var trace) ? trace.GetString() : null,
        };
        return new(Text("begun"), Text("bus"), Text("rule"), Text("target"), @event);

        string Text(string name) => record.GetProperty(name).GetString()!;
    }
}

/// <summary>A delivery that a stop of the yard cut off.</summary>
internal sealed record InterruptedDelivery(string Id, string Bus, string Rule, string Target, Event Event);
