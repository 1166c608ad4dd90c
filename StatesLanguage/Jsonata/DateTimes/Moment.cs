using System.Runtime.InteropServices;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>A point in time, taken apart as a picture's components name its parts, at an offset from UTC.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Moment
{
    public const long MillisInDay = 86_400_000;

    private const int MillisInMinute = 60_000;

    private readonly CivilDate _date;
    private readonly TimeSpan _time;

    /// <summary>Takes a point in time apart.</summary>
    /// <param name="millis">Milliseconds since 1970.</param>
    /// <param name="offset">Minutes east of UTC.</param>
    public Moment(long millis, int offset = 0)
    {
        var local = millis + ((long)offset * MillisInMinute);
        var day = CivilDate.FloorDivide(local, MillisInDay);
        (_date, _time, Offset) = (CivilDate.FromDayNumber(day), TimeSpan.FromMilliseconds(local - (day * MillisInDay)), offset);
    }

    /// <summary>Minutes east of UTC.</summary>
    public int Offset { get; }

    /// <summary>The part that a component names, such as <c>Y</c>; am is 0 and pm 1.</summary>
    public long this[char component] => component switch
    {
        'Y' => _date.Year,
        'M' => _date.Month,
        'D' => _date.Day,
        'd' => _date.DayOfYear,
        'F' => _date.DayOfWeek,
        'W' => _date.WeekOfYear,
        'w' => _date.WeekOfMonth,
        'X' => _date.Thursday.Year,
        'x' => _date.Thursday.Month,
        'H' => _time.Hours,
        'h' => _time.Hours % 12 == 0 ? 12 : _time.Hours % 12,
        'P' => _time.Hours / 12,
        'm' => _time.Minutes,
        's' => _time.Seconds,
        'f' => _time.Milliseconds,
        _ => throw new ArgumentOutOfRangeException(nameof(component), component, "A picture has no such component."),
    };
}
