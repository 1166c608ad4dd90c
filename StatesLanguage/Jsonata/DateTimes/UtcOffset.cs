using System.Globalization;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>Time zones, given as their offset from UTC.</summary>
internal static class UtcOffset
{
    /// <summary>Reads a time zone: <c>+0530</c>, <c>-05:00</c>, <c>0000</c>, <c>Z</c>.</summary>
    /// <returns>Minutes east of UTC.</returns>
    /// <exception cref="JsonataException">D3134: the text is no such offset.</exception>
    public static int Parse(string timezone)
    {
        if (timezone == "Z")
        {
            return 0;
        }

        var digits = timezone.Replace(":", "", StringComparison.Ordinal);
        const int Limit = 9999;
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset) && Math.Abs(offset) <= Limit
            ? (offset / 100 * 60) + (offset % 100)
            : throw new JsonataException("D3134");
    }
}
