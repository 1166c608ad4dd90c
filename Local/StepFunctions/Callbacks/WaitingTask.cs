using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Callbacks;

/// <summary>An attempt of a Task that can be answered with its token, once.</summary>
internal sealed class WaitingTask
{
    // Completes inline: when it has taken an answer, the execution has it.
    private readonly TaskCompletionSource<TaskResult> _answer = new();
    private readonly WaitingTasks _others;
    private CancellationTokenRegistration _end;
    private IDisposable? _place;

    /// <param name="request">The attempt; it has a token.</param>
    /// <param name="others">Where it is found by its token.</param>
    public WaitingTask(TaskRequest request, WaitingTasks others) => (Request, _others) = (request, others);

    public TaskRequest Request { get; }

    public string Token => Request.TaskToken!;

    public Task<TaskResult> Answer => _answer.Task;

    public bool IsOver => _answer.Task.IsCompleted;

    /// <summary>Ends it without an answer when its attempt ends.</summary>
    public void EndWith(CancellationToken cancellation) => _end = cancellation.Register(
        static task => ((WaitingTask)task!).Take(TaskResult.Failed("States.TaskFailed", "The Task that waited for an answer was cut short.")), this);

    /// <summary>Lets it stand in a place for whoever takes it; it leaves that when it is over.</summary>
    public void StandAt(IDisposable place)
    {
        _place = place;
        if (IsOver)
        {
            place.Dispose();
        }
    }

    /// <summary>Gives it its answer; false, and nothing happens, where it has one.</summary>
    public bool Take(TaskResult answer)
    {
        if (!_answer.TrySetResult(answer))
        {
            return false;
        }

        _others.Remove(this);
        _end.Dispose();
        _place?.Dispose();
        return true;
    }
}
