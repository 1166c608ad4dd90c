using System.Globalization;
using System.Text.RegularExpressions;

namespace Stepyard.Local.EventBridge.Schedules;

/// <summary><c>rate(5 minutes)</c>: again and again, from when the rule was made.</summary>
internal sealed partial record RateSchedule(string Text, TimeSpan Interval) : Schedule(Text)
{
    /// <summary>Null where the text is something else: the number is positive, and its unit is singular for 1 alone.</summary>
    public static RateSchedule? TryParse(string text)
    {
        if (Form().Match(text) is not { Success: true } match
            || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number == 0
            || match.Groups["plural"].Success != number > 1)
        {
            return null;
        }

        var interval = match.Groups["unit"].Value switch
        {
            "minute" => TimeSpan.FromMinutes(number),
            "hour" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(Math.Min(number, 1_000_000)),
        };
        return new(text, interval);
    }

    public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset created) =>
        after < created ? created + Interval
        : ((after - created).Ticks / Interval.Ticks) + 1 is var rounds && rounds <= (DateTimeOffset.MaxValue - created).Ticks / Interval.Ticks ? created + (rounds * Interval)
        : null;

    [GeneratedRegex(@"^rate\((?<number>\d+) (?<unit>minute|hour|day)(?<plural>s)?\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
