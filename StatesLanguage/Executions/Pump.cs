namespace Stepyard.StatesLanguage.Executions;

/// <summary>Keeps an execution on one thread at a time, without a thread of its own.</summary>
/// <remarks>
/// Branches that can go on stand in the ready queue. What comes from outside (a timer, a task's answer, a stop) is posted;
/// whoever posts while nobody is at work does the work, so no lock is held while states run. Very many executions may wait at once: the pump is
/// its own lock, and the execution's.
/// </remarks>
/// <param name="finishesTurns">
/// Whether what comes from outside waits until no branch can go on, so that only its order counts, and not the moment; otherwise it comes as soon as it can.
/// </param>
internal sealed class Pump(bool finishesTurns)
{
    private Queue<Branch>? _ready;
    private Queue<Action>? _posted;
    private bool _busy = true;
    private volatile bool _hasPosted;

    /// <summary>Whether a branch, or something from outside, waits for its turn.</summary>
    public bool HasReady => (_hasPosted && !finishesTurns) || _ready is { Count: > 0 };

    /// <summary>Queues a branch that can go on; only from inside.</summary>
    public void Enqueue(Branch branch) => (_ready ??= new()).Enqueue(branch);

    /// <summary>Does the first piece of work, once; what is posted earlier waits for it.</summary>
    public void Start(Action work)
    {
        // A context of the caller's would carry the states' continuations off to other threads.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        do
        {
            work();
            RunReady();
        }
        while (TryTakePosted(out work));
        SynchronizationContext.SetSynchronizationContext(context);
    }

    /// <summary>Does something on the execution's thread: at once, or when whoever is at work comes to it.</summary>
    public void Post(Action work)
    {
        if (IsMine(work))
        {
            Start(work);
        }
    }

    /// <summary>As <see cref="Post"/>, but never on the caller's stack.</summary>
    public void PostAside(Action work)
    {
        if (IsMine(work))
        {
            ThreadPool.UnsafeQueueUserWorkItem(static state => state.Pump.Start(state.Work), (Pump: this, Work: work), preferLocal: false);
        }
    }

    /// <summary>Does a piece of work before <see cref="Start"/>, and what follows from it; what is posted waits.</summary>
    public void Turn(Action work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        work();
        RunReady();
        SynchronizationContext.SetSynchronizationContext(context);
    }

    // Whoever posts while nobody is at work is the one to do it.
    private bool IsMine(Action work)
    {
        lock (this)
        {
            if (!_busy)
            {
                return _busy = true;
            }

            (_posted ??= new()).Enqueue(work);
            _hasPosted = true;
            return false;
        }
    }

    private void RunReady()
    {
        // What was posted comes first: a timeout or a stop must also reach states that go on and on without waiting.
        while ((!_hasPosted || finishesTurns) && _ready is { } ready && ready.TryDequeue(out var branch))
        {
            branch.Run();
        }
    }

    private bool TryTakePosted(out Action work)
    {
        lock (this)
        {
            if (_posted is { } posted && posted.TryDequeue(out work!))
            {
                _hasPosted = posted.Count > 0;
                return true;
            }

            _busy = false;
            work = null!;
            return false;
        }
    }
}
