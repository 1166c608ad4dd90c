using System.Globalization;
using System.Text.Json;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Journals;

/// <summary>One thing that happened to an execution, as it is written down.</summary>
/// <param name="Kind">What it is; it says which of the others count.</param>
/// <param name="At">When.</param>
public sealed record Happening(HappeningKind Kind, DateTimeOffset At)
{
    // Half the size of a time with an offset: all happenings of all executions that run are in memory.
    private readonly DateTime _at = At.UtcDateTime;
    private readonly DateTime? _startDate;

    public DateTimeOffset At => new(_at);

    /// <summary>What of the execution it happened to: the number of the Task, wait or map run, in the order of their beginnings; 0 for the execution.</summary>
    public int Call { get; init; }

    public string? Name { get; init; }

    public Value? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public long Index { get; init; }

    /// <summary>How a child execution ended.</summary>
    public ExecutionStatus? Status { get; init; }

    /// <summary>When a child execution was started.</summary>
    public DateTimeOffset? StartDate
    {
        get => _startDate is { } start ? new DateTimeOffset(start) : null;
        init => _startDate = value?.UtcDateTime;
    }

    /// <summary>Writes the members of a JSON object: <c>"at":"2026-…","happened":"Answered","call":2,"output":…</c>.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("at"u8, Text(At));
        json.WriteString("happened"u8, Kind.ToString());
        if (Call > 0)
        {
            json.WriteNumber("call"u8, Call);
        }

        WriteText(json, "name", Name);
        if (Output is not null)
        {
            json.WritePropertyName("output"u8);
            Output.WriteTo(json);
        }

        WriteText(json, "error", Error);
        WriteText(json, "cause", Cause);
        if (Index > 0)
        {
            json.WriteNumber("index"u8, Index);
        }

        WriteText(json, "status", Status?.ToString());
        WriteText(json, "startDate", StartDate is { } start ? Text(start) : null);
    }

    /// <summary>Reads what <see cref="WriteTo"/> has written; other members are left alone.</summary>
    /// <exception cref="FormatException">It is nothing of the kind.</exception>
    public static Happening Read(ObjectValue json)
    {
        if (!Enum.TryParse<HappeningKind>(TextOf("happened"), out var kind))
        {
            throw new FormatException($"\"happened\" is {TextOf("happened") ?? "missing"}; allowed is one of {string.Join(", ", Enum.GetNames<HappeningKind>())}.");
        }

        return new(kind, TimeOf("at") ?? throw new FormatException("\"at\" is missing."))
        {
            Call = (int)NumberOf("call"),
            Name = TextOf("name"),
            Output = json.TryGetValue("output", out var output) ? output : null,
            Error = TextOf("error"),
            Cause = TextOf("cause"),
            Index = NumberOf("index"),
            Status = Enum.TryParse<ExecutionStatus>(TextOf("status"), out var status) ? status : null,
            StartDate = TimeOf("startDate"),
        };

        string? TextOf(string name) => json.TryGetValue(name, out var value) && value is StringValue text ? text.Text : null;

        long NumberOf(string name) => json.TryGetValue(name, out var value) && value is NumberValue { AsInt64: var number } ? number : 0;

        DateTimeOffset? TimeOf(string name) => TextOf(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    // With all digits: what is repeated has the very same times.
    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
