using Stepyard.StatesLanguage.Values;

namespace Stepyard.Testing;

/// <summary>JSON and times, short enough for a line of a message.</summary>
internal static class Excerpt
{
    private const int Longest = 120;

    // What went wrong often stands at the end of a cause.
    private const int LongestCause = 1000;

    public static string Of(Value value) => Of(value.ToJson());

    /// <summary>A text, cut where it is long: <c>{"items":[1,2… (1,204 characters)</c>.</summary>
    public static string Of(string text) => Of(text, Longest);

    /// <summary>The cause of an error; of a function's report its message, which is what a person looks for.</summary>
    public static string OfCause(string cause) =>
        Value.TryParse(cause, out var json) && json is ObjectValue report && report.TryGetValue("errorMessage", out var message) && message is StringValue { Text: var text }
            ? Of(text, LongestCause)
            : Of(cause, LongestCause);

    /// <summary>The cause of an error, shown beside the state that AWS begins it with: <c>An error occurred while executing the state 'A' (entered at the event id #2).</c></summary>
    public static string OfCauseInState(string cause)
    {
        var start = cause.StartsWith("An error occurred while executing the state '", StringComparison.Ordinal) ? cause.IndexOf("). ", StringComparison.Ordinal) : -1;
        return OfCause(start < 0 ? cause : cause[(start + "). ".Length)..]);
    }

    /// <summary>A time, such as <c>0 s</c>, <c>1.5 s</c>, <c>2 min 3 s</c>, <c>365 d</c>.</summary>
    public static string Of(TimeSpan time)
    {
        List<string> parts = [];
        Add(time.Days, "d");
        Add(time.Hours, "h");
        Add(time.Minutes, "min");
        Add(Math.Round(time.TotalSeconds % 60, 3), "s");
        return parts.Count == 0 ? "0 s" : string.Join(' ', parts);

        void Add(double number, string unit)
        {
            if (number > 0)
            {
                parts.Add($"{number} {unit}");
            }
        }
    }

    private static string Of(string text, int longest)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= longest ? line : $"{line.AsSpan(0, longest)}… ({line.Length:N0} characters)";
    }
}
