using System.Globalization;

namespace Stepyard.StatesLanguage.States;

/// <summary>Timestamps of RFC 3339 as AWS takes them: a capital <c>T</c>, and <c>Z</c> or an offset.</summary>
internal static class Timestamps
{
    private const int FractionAt = 19;
    private const int TickDigits = 7;
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        // A fraction may have nine digits (nanoseconds); .NET reads seven.
        var exact = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        var end = FractionAt;
        if (exact.Length > FractionAt && exact[FractionAt] == '.')
        {
            for (end = FractionAt + 1; end < exact.Length && char.IsAsciiDigit(exact[end]);)
            {
                end++;
            }

            exact = exact[..Math.Min(end, FractionAt + 1 + TickDigits)] + exact[end..];
        }

        return DateTimeOffset.TryParseExact(exact, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
