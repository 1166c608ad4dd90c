using System.Diagnostics.CodeAnalysis;

namespace Stepyard.StatesLanguage.Testing;

/// <summary>A clock that stands still until it is moved, and whose timers ring as it passes them: a year's wait takes no time.</summary>
/// <remarks>Timers ring on the thread that moves the clock, the earliest first, and those of one instant in the order in which they were set.</remarks>
/// <param name="start">The time it shows at first.</param>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualTimer, (DateTimeOffset At, long Order)> _timers = new();
    private DateTimeOffset _now = start;
    private long _order;

    /// <summary>A clock that shows 1 January 2026, 00:00 UTC.</summary>
    public VirtualTime()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due; null where none is set.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (_gate)
            {
                while (_timers.TryPeek(out var timer, out var due))
                {
                    if (timer.IsDue(due.Order))
                    {
                        return due.At;
                    }

                    _timers.Dequeue();
                }

                return null;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock to the next timer and rings it; false where no timer is set.</summary>
    public bool AdvanceToNextTimer() => RingNext(DateTimeOffset.MaxValue);

    /// <summary>Moves the clock to the next timer that is due by then and rings it; false where none is, and then the clock stays.</summary>
    public bool AdvanceToNextTimer(DateTimeOffset latest) => RingNext(latest);

    /// <summary>Moves the clock on, ringing every timer that it passes.</summary>
    public void Advance(TimeSpan time)
    {
        var end = GetUtcNow() + time;
        while (RingNext(end))
        {
        }

        lock (_gate)
        {
            _now = end;
        }
    }

    private bool RingNext(DateTimeOffset latest)
    {
        VirtualTimer? timer;
        lock (_gate)
        {
            if (!TryTakeNext(latest, out timer))
            {
                return false;
            }

            timer.SetAgain();
        }

        timer.Ring();
        return true;
    }

    private bool TryTakeNext(DateTimeOffset latest, [NotNullWhen(true)] out VirtualTimer? timer)
    {
        while (_timers.TryPeek(out timer, out var due) && due.At <= latest)
        {
            _timers.Dequeue();
            if (timer.IsDue(due.Order))
            {
                _now = due.At > _now ? due.At : _now;
                return true;
            }
        }

        return false;
    }

    // Which of its entries in the queue counts is part of the queue's state: all of it is read and changed under the clock's lock.
    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        // Earlier entries were overtaken by Change or Dispose.
        private long _current;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                Set(dueTime);
                return true;
            }
        }

        public bool IsDue(long order) => order == _current;

        /// <summary>Sets it to its next period, if it has one.</summary>
        public void SetAgain() => Set(_period);

        public void Ring() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
            {
                _current = 0;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan after)
        {
            _current = after == Timeout.InfiniteTimeSpan ? 0 : ++time._order;
            if (_current > 0)
            {
                time._timers.Enqueue(this, (time._now + after, _current));
            }
        }
    }
}
