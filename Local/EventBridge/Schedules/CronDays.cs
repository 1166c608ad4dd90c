using System.Globalization;

namespace Stepyard.Local.EventBridge.Schedules;

/// <summary>The days that a cron expression stands for, by their place in the month or in the week.</summary>
/// <param name="Has">Whether a day is one of them.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Cron expressions": <c>L</c> is the last day, <c>W</c> the weekday nearest to a day, <c>#</c> which one of the month.</remarks>
internal sealed record CronDays(Func<DateOnly, bool> Has)
{
    private const string Any = "?";

    private static readonly string[] WeekDays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <returns>Null where a text is no such field, or none of the two is <c>?</c>.</returns>
    public static CronDays? TryParse(string dayOfMonth, string dayOfWeek) => (dayOfMonth, dayOfWeek) switch
    {
        (Any, Any) => null,
        (_, Any) => OfMonth(dayOfMonth),
        (Any, _) => OfWeek(dayOfWeek),
        _ => null,
    };

    private static CronDays? OfMonth(string text) => text switch
    {
        "L" => new(day => day.Day == LastOf(day)),
        "LW" => new(day => day == Nearest(day, LastOf(day))),
        [.. var start, 'W'] => Number(start, 1, 31) is { } number ? new(day => number <= LastOf(day) && day == Nearest(day, number)) : null,
        _ => CronField.TryParse(text, 1, 31) is { } days ? new(day => days.Has(day.Day)) : null,
    };

    private static CronDays? OfWeek(string text)
    {
        if (text == "L")
        {
            return new(day => day.DayOfWeek == DayOfWeek.Saturday);
        }

        if (text.EndsWith('L'))
        {
            return WeekDay(text[..^1]) is { } last ? new(day => PlaceInWeek(day) == last && day.Day > LastOf(day) - 7) : null;
        }

        if (text.Split('#') is [var name, var which])
        {
            return WeekDay(name) is { } week && Number(which, 1, 5) is { } place ? new(day => PlaceInWeek(day) == week && (day.Day + 6) / 7 == place) : null;
        }

        return CronField.TryParse(text, 1, 7, WeekDays) is { } days ? new(day => days.Has(PlaceInWeek(day))) : null;
    }

    // Sunday is 1.
    private static int PlaceInWeek(DateOnly day) => (int)day.DayOfWeek + 1;

    private static int? WeekDay(string text) => CronField.TryParse(text, 1, 7, WeekDays) is { Values: [var one] } ? one : null;

    private static int? Number(string text, int least, int greatest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest ? number : null;

    private static int LastOf(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    // The weekday nearest to a day, within its month.
    private static DateOnly Nearest(DateOnly month, int number)
    {
        var day = new DateOnly(month.Year, month.Month, number);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(number == 1 ? 2 : -1),
            DayOfWeek.Sunday => day.AddDays(number == LastOf(day) ? -2 : 1),
            _ => day,
        };
    }
}
