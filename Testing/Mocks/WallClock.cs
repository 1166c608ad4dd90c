namespace Stepyard.Testing.Mocks;

/// <summary>Lets a run's virtual time pass no faster than time really does.</summary>
internal sealed class WallClock(CancellationToken cancellation)
{
    // What a wait handle takes is less than what a Wait state does.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <summary>Waits until so much time has passed since the clock was made.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public void WaitFor(TimeSpan time)
    {
        while (time - TimeProvider.System.GetElapsedTime(_started) is { Ticks: > 0 } left)
        {
            cancellation.WaitHandle.WaitOne(left < LongestWait ? left : LongestWait);
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
