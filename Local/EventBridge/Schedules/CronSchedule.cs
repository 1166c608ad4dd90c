namespace Stepyard.Local.EventBridge.Schedules;

/// <summary><c>cron(0 12 ? * MON-FRI *)</c>: minutes, hours, day of month, month, day of week, year; one of the two days is <c>?</c>.</summary>
internal sealed record CronSchedule(string Text, CronField Minutes, CronField Hours, CronDays Days, CronField Months, CronField Years) : Schedule(Text)
{
    private const int LastYear = 2199;

    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Null where the text is something else.</summary>
    public static CronSchedule? TryParse(string text)
    {
        const string Start = "cron(";
        if (!text.StartsWith(Start, StringComparison.Ordinal) || !text.EndsWith(')')
            || text[Start.Length..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var dayOfMonth, var month, var dayOfWeek, var year])
        {
            return null;
        }

        return CronField.TryParse(minute, 0, 59) is { } minutes
            && CronField.TryParse(hour, 0, 23) is { } hours
            && CronDays.TryParse(dayOfMonth, dayOfWeek) is { } days
            && CronField.TryParse(month, 1, 12, MonthNames) is { } months
            && CronField.TryParse(year, 1970, LastYear) is { } years
                ? new(text, minutes, hours, days, months, years)
                : null;
    }

    public override DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset created)
    {
        var time = after.UtcDateTime;
        var first = new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0, DateTimeKind.Utc).AddMinutes(1);
        for (var month = new DateOnly(first.Year, first.Month, 1); month.Year <= LastYear; month = month.AddMonths(1))
        {
            if (!Years.Has(month.Year) || !Months.Has(month.Month))
            {
                continue;
            }

            for (var day = month; day.Month == month.Month; day = day.AddDays(1))
            {
                if (Days.Has(day) && FirstOf(day, first) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private DateTimeOffset? FirstOf(DateOnly day, DateTime earliest)
    {
        if (day < DateOnly.FromDateTime(earliest))
        {
            return null;
        }

        foreach (var hour in Hours.Values)
        {
            foreach (var minute in Minutes.Values)
            {
                var time = day.ToDateTime(new(hour, minute), DateTimeKind.Utc);
                if (time >= earliest)
                {
                    return new(time);
                }
            }
        }

        return null;
    }
}
