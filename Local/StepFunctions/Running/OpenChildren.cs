namespace Stepyard.Local.StepFunctions.Running;

/// <summary>Counts the child executions of an execution, so that it goes to the disk after them: what is found there has no child left behind.</summary>
internal sealed class OpenChildren
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource? _none;

    public void Add()
    {
        lock (_gate)
        {
            _count++;
        }
    }

    public void Remove()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _none?.SetResult();
                _none = null;
            }
        }
    }

    /// <summary>Completes when there are none; at once where there are none now.</summary>
    public Task WhenNone()
    {
        lock (_gate)
        {
            return _count == 0 ? Task.CompletedTask : (_none ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
