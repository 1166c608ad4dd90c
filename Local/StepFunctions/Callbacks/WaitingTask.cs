using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Callbacks;

/// <summary>An attempt of a Task that can be answered with its token until it is disposed.</summary>
internal sealed class WaitingTask : IDisposable
{
    // Completes inline: when it has taken an answer, the execution has it.
    private readonly TaskCompletionSource<TaskResult> _answer = new();
    private readonly WaitingTasks _others;
    private readonly CancellationTokenRegistration _end;

    /// <param name="request">The attempt; it has a token.</param>
    /// <param name="others">Where it is found by its token.</param>
    /// <param name="cancellation">The end of the attempt without an answer.</param>
    public WaitingTask(TaskRequest request, WaitingTasks others, CancellationToken cancellation)
    {
        (Request, _others) = (request, others);
        _end = cancellation.Register(() => Take(TaskResult.Failed("States.TaskFailed", "The Task that waited for an answer was cut short.")));
    }

    public TaskRequest Request { get; }

    public string Token => Request.TaskToken!;

    public Task<TaskResult> Answer => _answer.Task;

    public bool IsOver => _answer.Task.IsCompleted;

    /// <summary>Gives it its answer; false, and nothing happens, where it has one.</summary>
    public bool Take(TaskResult answer) => _answer.TrySetResult(answer);

    public void Dispose()
    {
        _others.Remove(this);
        _end.Dispose();
    }
}
