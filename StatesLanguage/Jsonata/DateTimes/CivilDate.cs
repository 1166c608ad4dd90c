using System.Runtime.InteropServices;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>A date of the Gregorian calendar, in any year, before 1 and beyond 9999 too.</summary>
/// <param name="Month">From 1.</param>
/// <param name="Day">From 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CivilDate(long Year, int Month, int Day)
{
    // The calendar repeats, weekdays included, every 400 years.
    private const int Cycle = 400;
    private const int DaysInCycle = 146_097;

    private static readonly long Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public int DayOfYear => InFirstCycle.DayOfYear;

    /// <summary>Monday is 1, Sunday 7.</summary>
    public int DayOfWeek => InFirstCycle.DayOfWeek is var day and not System.DayOfWeek.Sunday ? (int)day : 7;

    /// <summary>Days since 1970-01-01.</summary>
    public long DayNumber => InFirstCycle.DayNumber + (FloorDivide(Year - 1, Cycle) * DaysInCycle) - Epoch;

    /// <summary>The date that decides which week-numbering year and month this date's week belongs to: the Thursday of its week (ISO 8601).</summary>
    public CivilDate Thursday => FromDayNumber(DayNumber + 4 - DayOfWeek);

    /// <summary>Which week of the year (of the <see cref="Thursday"/>) this is.</summary>
    public int WeekOfYear => ((Thursday.DayOfYear - 1) / 7) + 1;

    /// <summary>Which week of the month (of the <see cref="Thursday"/>) this is.</summary>
    public int WeekOfMonth => ((Thursday.Day - 1) / 7) + 1;

    private DateOnly InFirstCycle => new((int)(Year - (FloorDivide(Year - 1, Cycle) * Cycle)), Month, Day);

    /// <summary>The date that is so many days after 1970-01-01.</summary>
    public static CivilDate FromDayNumber(long days)
    {
        var cycles = FloorDivide(days + Epoch, DaysInCycle);
        var date = DateOnly.FromDayNumber((int)(days + Epoch - (cycles * DaysInCycle)));
        return new CivilDate(date.Year + (cycles * Cycle), date.Month, date.Day);
    }

    public static long FloorDivide(long dividend, long divisor) => (dividend - (((dividend % divisor) + divisor) % divisor)) / divisor;
}
