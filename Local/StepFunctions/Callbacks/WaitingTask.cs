using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Local.StepFunctions.Callbacks;

/// <summary>An attempt of a Task that can be answered with its token, once; it is disposed of when the attempt is over.</summary>
/// <remarks>It may wait for very long, and there may be very many: it holds no more than it needs.</remarks>
/// <param name="request">The attempt; it has a token, and takes the answer.</param>
/// <param name="others">Where it is found by its token.</param>
internal sealed class WaitingTask(TaskRequest request, WaitingTasks others) : IDisposable
{
    private IDisposable? _place;
    private bool _isAnswered;
    private volatile bool _isOver;

    public TaskRequest Request => request;

    public string Token => request.TaskToken!;

    /// <summary>The Task's input as JSON text.</summary>
    public string Input => request.Input.ToJson();

    /// <summary>Whether somebody has answered it with its token.</summary>
    public bool IsAnswered => Volatile.Read(ref _isAnswered);

    /// <summary>Whether nobody waits for its answer any more.</summary>
    public bool IsOver => _isOver;

    /// <summary>A worker has it now: its time begins to count.</summary>
    public void Start(string? workerName) => request.Progress?.Started(workerName);

    /// <summary>Lets it stand in a place for whoever takes it; it leaves that when it is over.</summary>
    public void StandAt(IDisposable place)
    {
        Interlocked.Exchange(ref _place, place);
        if (_isOver)
        {
            place.Dispose();
        }
    }

    /// <summary>Gives it its answer; false, and nothing happens, where it has one or is over.</summary>
    public bool Answer(TaskResult answer)
    {
        if (_isOver || Interlocked.Exchange(ref _isAnswered, true))
        {
            return false;
        }

        Dispose();
        request.Progress?.Answered(answer);
        return true;
    }

    public void Dispose()
    {
        _isOver = true;
        others.Remove(this);
        Interlocked.Exchange(ref _place, null)?.Dispose();
    }
}
