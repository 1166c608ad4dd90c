using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.FilterPatterns;

/// <summary>What log events are searched for.</summary>
/// <remarks>AWS: Amazon CloudWatch Logs User Guide, "Filter pattern syntax for metric filters, subscription filters, filter log events, and Live Tail".</remarks>
internal abstract record FilterPattern
{
    private const int LongestPattern = 1024;

    /// <summary>Whether the text of an event fits.</summary>
    public abstract bool Matches(string message);

    /// <summary>Reads a pattern; null for one that every event fits.</summary>
    /// <exception cref="AwsException"><c>InvalidParameterException</c>, with what is wrong.</exception>
    public static FilterPattern? Parse(string? text)
    {
        if (text?.Length > LongestPattern)
        {
            throw Invalid($"A filter pattern has at most {LongestPattern} characters; this one has {text.Length}.");
        }

        return text?.Trim() switch
        {
            null or "" => null,
            ['{', .. var inner, '}'] => JsonPatternParser.Parse(inner),
            ['{', ..] => throw Invalid("Invalid filter pattern: a JSON pattern ends with }."),
            ['[', ..] => throw Invalid("Space-delimited patterns ([a, b, …]) are not evaluated here; use terms, or a JSON pattern for JSON events."),
            ['%', .. var expression, '%'] => new RegexPattern(SearchedText.Regex(expression)),
            var terms => TermPattern.Parse(terms),
        };
    }

    public static AwsException Invalid(string message) => new("InvalidParameterException", message);
}
