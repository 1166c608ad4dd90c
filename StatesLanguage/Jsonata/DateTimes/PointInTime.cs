namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>A point in time from the components that a text gives.</summary>
/// <remarks>
/// The date is given by year, month and day, or by year and day of the year; the time by hour, minute, second and fraction, or by am or pm and an
/// hour of twelve. What lies left of the given components is now's, what lies right is the earliest; nothing between may be missing.
/// </remarks>
internal static class PointInTime
{
    private const string DateComponents = "YXMxWwdD";
    private const string TimeComponents = "PHhmsf";

    // JavaScript's limit: a hundred million days from 1970.
    private const double Limit = 8.64e15;

    /// <summary>Milliseconds since 1970; null beyond what JavaScript can say.</summary>
    /// <exception cref="JsonataException">D3136: components are missing, or the date is given by weeks, which JSONata cannot read.</exception>
    public static long? Compose(Dictionary<char, double> given, Moment now)
    {
        var byDayOfYear = !IsGivenBy("YMD", DateComponents, given) && IsGivenBy("Yd", DateComponents, given);
        if (IsGivenBy("Xxw", DateComponents, given) || IsGivenBy("XW", DateComponents, given))
        {
            throw new JsonataException("D3136");
        }

        var byHalfDay = !IsGivenBy("Hmsf", TimeComponents, given) && IsGivenBy("Phmsf", TimeComponents, given);
        var all = Complete((byDayOfYear ? "Yd" : "YMD") + (byHalfDay ? "Phmsf" : "Hmsf"), given, now);
        var day = byDayOfYear ? FirstDay(all['Y'], 1) + all['d'] - 1 : FirstDay(all['Y'], all['M']) + all['D'] - 1;
        var hour = byHalfDay ? (all['h'] % 12) + (all['P'] * 12) : all['H'];
        var zone = given.GetValueOrDefault('Z', given.GetValueOrDefault('z'));
        var millis = (day * Moment.MillisInDay) + (((((hour * 60) + all['m'] - zone) * 60) + all['s']) * 1000) + all['f'];
        return Math.Abs(millis) <= Limit ? (long)millis : null;
    }

    /// <summary>Whether some of these components are given, and none of their kind beside them.</summary>
    private static bool IsGivenBy(string components, string kind, Dictionary<char, double> given) =>
        components.Any(given.ContainsKey) && !kind.Except(components).Any(given.ContainsKey);

    private static Dictionary<char, double> Complete(string components, Dictionary<char, double> given, Moment now)
    {
        var all = new Dictionary<char, double>();
        var (hasStarted, hasEnded) = (false, false);
        foreach (var component in components)
        {
            if (given.TryGetValue(component, out var value))
            {
                all[component] = hasEnded ? throw new JsonataException("D3136") : value;
                hasStarted = true;
            }
            else
            {
                all[component] = !hasStarted ? now[component] : component is 'M' or 'D' or 'd' ? 1 : 0;
                hasEnded = hasStarted;
            }
        }

        return all;
    }

    /// <summary>The day (since 1970) that a month begins with. Months run on into other years; years of two digits are those of 1900, as in JavaScript.</summary>
    private static double FirstDay(double year, double month)
    {
        const int Century = 1900;
        const double MostYears = 300_000;
        var index = Math.Max(month, 1) - 1;
        var whole = (year is >= 0 and < 100 ? year + Century : year) + Math.Floor(index / 12);
        return Math.Abs(whole) <= MostYears ? new CivilDate((long)whole, (int)(index % 12) + 1, 1).DayNumber : double.PositiveInfinity;
    }
}
