namespace Stepyard.StatesLanguage.Executions;

/// <summary>Rings once, at a time that may be a year away.</summary>
internal abstract class Alarm : IDisposable
{
    // A timer takes at most 49 days, a Wait state more than three years.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _at;
    private readonly ITimer _timer;

    private Alarm(TimeProvider time, DateTimeOffset at)
    {
        (_time, _at) = (time, at);
        _timer = time.CreateTimer(static state => ((Alarm)state!).Elapsed(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets an alarm; disposing it silences it.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="at">When it rings.</param>
    /// <param name="ring">What it does then, once, with the listener.</param>
    /// <param name="listener">Who is told.</param>
    public static Alarm Set<T>(TimeProvider time, DateTimeOffset at, Action<T> ring, T listener)
    {
        var alarm = new ListenedTo<T>(time, at, ring, listener);
        alarm._timer.Change(alarm.Remaining(), Timeout.InfiniteTimeSpan);
        return alarm;
    }

    public void Dispose() => _timer.Dispose();

    private protected abstract void Ring();

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
            Ring();
        }
    }

    private sealed class ListenedTo<T>(TimeProvider time, DateTimeOffset at, Action<T> ring, T listener) : Alarm(time, at)
    {
        private protected override void Ring() => ring(listener);
    }
}
