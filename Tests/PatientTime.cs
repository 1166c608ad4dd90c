namespace Stepyard.Tests;

/// <summary>The system's clock for yards with real processes and connections, but what ends work that takes too long rings late: a busy machine is slow, and that is no failure.</summary>
/// <remarks>Timers of up to three seconds are left as they are: tests set those to see them ring. So are those of an hour and more, which no test waits for.</remarks>
internal sealed class PatientTime : TimeProvider
{
    /// <summary>How long a test itself waits before it gives up: only what hangs takes as long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static readonly PatientTime Instance = new();

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private PatientTime()
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new LateTimer(base.CreateTimer(callback, state, Stretch(dueTime), Stretch(period)));

    private static TimeSpan Stretch(TimeSpan time) => time > Shortest && time < Longest ? 20 * time : time;

    private sealed class LateTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Stretch(dueTime), Stretch(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
