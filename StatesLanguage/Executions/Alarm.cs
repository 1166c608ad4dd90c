namespace Stepyard.StatesLanguage.Executions;

/// <summary>Rings once, at a time that may be a year away.</summary>
internal sealed class Alarm : IDisposable
{
    // A timer takes at most 49 days, a Wait state more than three years.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _at;
    private readonly Action _ring;
    private readonly ITimer _timer;

    private Alarm(TimeProvider time, DateTimeOffset at, Action ring)
    {
        (_time, _at, _ring) = (time, at, ring);
        _timer = time.CreateTimer(static state => ((Alarm)state!).Elapsed(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets an alarm; disposing it silences it.</summary>
    public static Alarm Set(TimeProvider time, DateTimeOffset at, Action ring)
    {
        var alarm = new Alarm(time, at, ring);
        alarm._timer.Change(alarm.Remaining(), Timeout.InfiniteTimeSpan);
        return alarm;
    }

    public void Dispose() => _timer.Dispose();

    private TimeSpan Remaining()
    {
        var remaining = _at - _time.GetUtcNow();
        return remaining <= TimeSpan.Zero ? TimeSpan.Zero
            : remaining > LongestTimer ? LongestTimer
            : remaining;
    }

    private void Elapsed()
    {
        if (_time.GetUtcNow() < _at)
        {
            _timer.Change(Remaining(), Timeout.InfiniteTimeSpan);
        }
        else
        {
            _ring();
        }
    }
}
