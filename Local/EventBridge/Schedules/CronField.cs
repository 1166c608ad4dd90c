using System.Collections.Immutable;
using System.Globalization;

namespace Stepyard.Local.EventBridge.Schedules;

/// <summary>The numbers that a field of a cron expression stands for: <c>*</c>, <c>5</c>, <c>1-5</c>, <c>*/15</c>, <c>0/15</c>, and lists of these.</summary>
internal sealed record CronField(ImmutableSortedSet<int> Values)
{
    public bool Has(int number) => Values.Contains(number);

    /// <param name="text">The field.</param>
    /// <param name="least">The least number that is allowed.</param>
    /// <param name="greatest">The greatest number that is allowed.</param>
    /// <param name="names">Names that may stand for the numbers from the least on.</param>
    /// <returns>Null where the text is no such field.</returns>
    public static CronField? TryParse(string text, int least, int greatest, string[]? names = null)
    {
        var values = ImmutableSortedSet.CreateBuilder<int>();
        foreach (var part in text.Split(','))
        {
            if (!TryAdd(values, part))
            {
                return null;
            }
        }

        return new(values.ToImmutable());

        bool TryAdd(ImmutableSortedSet<int>.Builder values, string part)
        {
            var (range, step) = part.Split('/') switch
            {
                [var whole] => (whole, 0),
                [var start, var every] => (start, Number(every)),
                _ => ("", null),
            };
            var ends = range == "*" ? [least, greatest] : range.Split('-').Select(NumberOrName).ToArray();
            if (step is null or < 0 || (step == 0 && part.Contains('/', StringComparison.Ordinal)) || ends.Length > 2 || ends.Any(end => end is null || end < least || end > greatest))
            {
                return false;
            }

            // With a step, a single number is where it begins.
            var last = ends.Length == 2 ? ends[1]!.Value : step > 0 ? greatest : ends[0]!.Value;
            for (var number = ends[0]!.Value; number <= last; number += Math.Max(1, step.Value))
            {
                values.Add(number);
            }

            return ends[0] <= last;
        }

        int? NumberOrName(string text) =>
            names is not null && Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place ? place + least : Number(text);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
