using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Testing.Mocks;

/// <summary>A call whose answer comes later: the job or the worker behind it takes its (virtual) time, and may send heartbeats.</summary>
internal static class MockedWait
{
    private const string Worker = "test";

    /// <summary>Whether a Task waits for more than the service's first answer: <c>.sync</c>, <c>.waitForTaskToken</c>, an activity.</summary>
    public static bool IsFor(TaskRequest request) => request.TaskToken is not null;

    public static Task<TaskResult> Start(VirtualTime time, TaskRequest request, MockedAnswer answer, CancellationToken cancellation)
    {
        // Completes inline, on the thread that moves the clock.
        var answered = new TaskCompletionSource<TaskResult>();
        List<ITimer> timers = [];
        if (answer.Result is { } result)
        {
            timers.Add(time.CreateTimer(_ => answered.TrySetResult(result), null, answer.After, Timeout.InfiniteTimeSpan));
        }

        if (answer.HeartbeatEvery is { } every)
        {
            timers.Add(time.CreateTimer(_ => _ = request.Progress?.HeartbeatAsync(), null, every, every));
        }

        cancellation.Register(() => timers.ForEach(timer => timer.Dispose()));
        if (IsFor(request))
        {
            Begin(request);
        }

        return answered.Task;
    }

    private static void Begin(TaskRequest request)
    {
        if (ServiceResource.Parse(request.Resource) is null)
        {
            request.Progress?.Started(Worker);
        }
        else
        {
            request.Progress?.Submitted(ObjectValue.Empty);
        }
    }
}
