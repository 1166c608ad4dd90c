using System.Text.Json;

namespace Stepyard.StatesLanguage.History;

/// <summary>One event of an execution's history.</summary>
/// <remarks>AWS: HistoryEvent, https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html</remarks>
public abstract class HistoryEvent
{
    private long _ticks;

    /// <summary>Its number in the history, from 1.</summary>
    public int Id { get; private set; }

    /// <summary>The event that led to this one; 0 for none.</summary>
    public int PreviousId { get; private set; }

    public DateTimeOffset Timestamp => new(_ticks, TimeSpan.Zero);

    /// <summary>AWS's name, such as <c>PassStateEntered</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The field that holds the details, such as <c>stateEnteredEventDetails</c>; null where the type has none.</summary>
    protected virtual string? DetailsField => null;

    /// <summary>Writes the event as <c>GetExecutionHistory</c> answers it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="includeExecutionData">False leaves inputs, outputs and causes out.</param>
    public void WriteTo(Utf8JsonWriter json, bool includeExecutionData = true)
    {
        json.WriteStartObject();
        json.WriteNumber("timestamp", Timestamp.ToUnixTimeMilliseconds() / 1000.0);
        json.WriteString("type", Type);
        json.WriteNumber("id", Id);
        json.WriteNumber("previousEventId", PreviousId);
        if (DetailsField is { } field)
        {
            json.WritePropertyName(field);
            WriteDetailsTo(json, includeExecutionData);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the details alone, as execution logs have them; an empty object where the type has none.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="includeExecutionData">False leaves inputs, outputs and causes out.</param>
    public void WriteDetailsTo(Utf8JsonWriter json, bool includeExecutionData)
    {
        json.WriteStartObject();
        WriteDetails(new DetailsWriter(json, includeExecutionData));
        json.WriteEndObject();
    }

    internal void Stamp(int id, int previousId, DateTimeOffset at) => (Id, PreviousId, _ticks) = (id, previousId, at.UtcTicks);

    private protected virtual void WriteDetails(DetailsWriter details)
    {
    }
}
