using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests;

internal static class VirtualTimeExtensions
{
    /// <summary>Waits for work on other threads, and rings the timers that it sets as they come: those that are due in so many seconds from now, and none after them.</summary>
    /// <remarks>The clock stays where the last of them rang. Work may set its timers in any order, and late: none is missed, and none that is not meant overtakes one that is.</remarks>
    public static async Task<T> EndAsync<T>(this VirtualTime time, Task<T> work, double seconds)
    {
        var latest = time.GetUtcNow().AddSeconds(seconds);
        while (!work.IsCompleted)
        {
            time.AdvanceToNextTimer(latest);
            await Task.Yield();
        }

        return await work;
    }
}
