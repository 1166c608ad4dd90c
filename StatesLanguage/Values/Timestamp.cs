using System.Globalization;

namespace Stepyard.StatesLanguage.Values;

/// <summary>
/// Timestamps as the States Language has them: RFC 3339 with an upper-case <c>T</c> and <c>Z</c>, such as
/// <c>2016-03-14T01:59:00Z</c> or <c>2016-03-14T01:59:00.123+01:00</c>.
/// </summary>
public static class Timestamp
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a timestamp; false where the text is none. Digits beyond 100 nanoseconds are dropped.</summary>
    public static bool TryParse(string text, out DateTimeOffset timestamp)
    {
        timestamp = default;
        const int LengthToSeconds = 19;
        if (text.Length <= LengthToSeconds)
        {
            return false;
        }

        var fraction = Fraction(text.AsSpan(LengthToSeconds));
        var zone = text.AsSpan(LengthToSeconds + fraction);
        if (fraction == 1 || !(zone is "Z" || (zone is ['+' or '-', ..] && zone.Length == 6)))
        {
            return false;
        }

        const int LongestFraction = 8;
        var shortened = fraction <= LongestFraction
            ? text
            : string.Concat(text.AsSpan(0, LengthToSeconds + LongestFraction), zone);
        return DateTimeOffset.TryParseExact(
            shortened, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out timestamp);
    }

    /// <summary>Reads the timestamp that a value is; false where it is none.</summary>
    internal static bool TryRead(Value value, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return value is StringValue text && TryParse(text.Text, out timestamp);
    }

    /// <summary>The length of a fraction of a second, its point included.</summary>
    private static int Fraction(ReadOnlySpan<char> text)
    {
        if (text is not ['.', ..])
        {
            return 0;
        }

        var end = text[1..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end + 1;
    }
}
