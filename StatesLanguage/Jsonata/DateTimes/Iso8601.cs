using System.Globalization;
using System.Text.RegularExpressions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>How <c>$toMillis</c> reads without a picture: <c>2018</c>, <c>2017-10-30</c>, <c>2017-10-30T15:28:34.123+01:00</c>; without an offset, UTC.</summary>
internal static partial class Iso8601
{
    /// <summary>Reads a timestamp.</summary>
    /// <returns>Milliseconds since 1970.</returns>
    /// <exception cref="JsonataException">D3110: the text is no timestamp.</exception>
    public static long Read(string text)
    {
        var match = Timestamps().Match(text);
        var (month, day, hour) = (Number("month", 1), Number("day", 1), Number("hour", 0));
        var (minute, second) = (Number("minute", 0), Number("second", 0));
        var fraction = match.Groups["fraction"].Value.PadRight(3, '0')[..3];
        var isDayEnd = hour == 24 && minute == 0 && second == 0 && fraction == "000";
        if (!match.Success || month is 0 or > 12 || day is 0 or > 31 || (hour > 23 && !isDayEnd))
        {
            throw new JsonataException("D3110", StringValue.Create(text));
        }

        var days = new CivilDate(Number("year", 0), month, 1).DayNumber + day - 1;
        var offset = (Number("zoneHours", 0) * 60) + Number("zoneMinutes", 0);
        var minutes = (hour * 60) + minute - (match.Groups["zoneSign"].Value == "-" ? -offset : offset);
        return (days * Moment.MillisInDay) + (((minutes * 60) + second) * 1000L) + int.Parse(fraction, CultureInfo.InvariantCulture);

        int Number(string group, int missing) =>
            match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : missing;
    }

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(-(?<month>[01][0-9]))?(-(?<day>[0-3][0-9]))?"
        + @"(T(?<hour>[0-2][0-9]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9])(\.(?<fraction>[0-9]+))?)?"
        + @"((?<zoneSign>[-+])(?<zoneHours>[0-2][0-9]):?(?<zoneMinutes>[0-5][0-9])|Z)?\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Timestamps();
}
