using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>The child executions of a map run: as many at a time as may be, the next one begins when one ends.</summary>
/// <remarks>All of it happens on the parent's thread; a child that ends on another one posts that to the parent.</remarks>
internal sealed class ChildExecutions : IDisposable
{
    // AWS: "up to 10,000 parallel child workflow executions".
    private const long MostConcurrent = 10_000;

    private readonly Branch _owner;
    private readonly MapRun _run;
    private readonly StateMachine _machine;
    private readonly IReadOnlyList<ChildInput> _inputs;
    private readonly HashSet<Child> _running = [];
    private int _next;
    private bool _isStopping;

    /// <param name="owner">The branch that waits for them.</param>
    /// <param name="run">The map run.</param>
    /// <param name="machine">The item processor.</param>
    /// <param name="inputs">What each is started with.</param>
    public ChildExecutions(Branch owner, MapRun run, StateMachine machine, IReadOnlyList<ChildInput> inputs)
    {
        (_owner, _run, _machine, _inputs) = (owner, run, machine, inputs);
        Results = new ChildResult[inputs.Count];
        run.Executions.Add(inputs.Count);
        run.Items.Add(inputs.Sum(input => (long)input.Items));
    }

    /// <summary>What the children came to, in the order of their inputs.</summary>
    public ChildResult[] Results { get; }

    /// <summary>Whether more items have failed than may.</summary>
    public bool HasFailed { get; private set; }

    private bool IsOver => _running.Count == 0 && (_isStopping || _next == _inputs.Count);

    private long Limit => _run.MaxConcurrency is > 0 and < MostConcurrent ? _run.MaxConcurrency : MostConcurrent;

    /// <summary>Runs them until all have ended, or too many have failed and the others were stopped.</summary>
    public async ValueTask CompleteAsync()
    {
        _owner.WaitFor(this);
        _run.Changed = () => _owner.Execution.Post(GoOn);
        StartMore();
        if (!IsOver)
        {
            await _owner.Pause();
        }

        _run.Changed = null;
        _owner.WaitFor(null);
        for (; _next < _inputs.Count; _next++)
        {
            Results[_next] = new(null, _inputs[_next].Input, default, null);
        }
    }

    /// <summary>Stops all children because their parent, or the branch of it that waits for them, has ended.</summary>
    public void Dispose()
    {
        _isStopping = true;
        var orphans = _running.ToArray();
        _running.Clear();
        foreach (var child in orphans)
        {
            CountEnd(child, ExecutionStatus.Aborted);
            child.Execution.Stop(null, null);
        }

        _run.End(MapRunStatus.Aborted, _owner.Execution.Now);
        _owner.Record(new Milestone("MapRunAborted"));
    }

    private void StartMore()
    {
        while (!_isStopping && _next < _inputs.Count && _running.Count < Limit)
        {
            var child = new Child(this, _next++);
            _running.Add(child);
            _run.Executions.Start(1);
            _run.Items.Start(_inputs[child.Index].Items);
            if (child.RunsToItsEnd())
            {
                Settle(child);
            }
        }
    }

    private void GoOn()
    {
        StopWhereTooManyFailed();
        StartMore();
        if (IsOver)
        {
            _owner.Resume();
        }
    }

    private void Settle(Child child)
    {
        if (!_running.Remove(child))
        {
            return;
        }

        var result = child.Execution.Result!;
        Results[child.Index] = new(child.Execution.Identity, child.Execution.Input, child.Execution.StartDate, result);
        CountEnd(child, result.Status);
        StopWhereTooManyFailed();
    }

    private void CountEnd(Child child, ExecutionStatus status)
    {
        _run.Executions.End(1, status);
        _run.Items.End(_inputs[child.Index].Items, status);
    }

    private void StopWhereTooManyFailed()
    {
        if (_isStopping || !_run.Threshold.IsExceededBy(_run.Items.Unsuccessful, _run.Items.Total))
        {
            return;
        }

        _isStopping = HasFailed = true;
        foreach (var child in _running.ToArray())
        {
            child.Execution.Stop(null, null);
        }
    }

    private Execution Create(int index)
    {
        var parent = _owner.Execution;
        var isExpress = _machine.Type == WorkflowType.Express;
        var identity = _run.ChildOf(parent.NewGuid().ToString(), isExpress ? parent.NewGuid().ToString() : "", isExpress);
        var request = parent.RequestOfChild(_machine, _inputs[index].Input, identity);
        return parent.MapRuns?.Create(_run, request, _inputs[index].Items) ?? new Execution(request);
    }

    /// <summary>One child, which its parent hears of once: right where it was started, or by a post.</summary>
    private sealed class Child
    {
        private readonly ChildExecutions _siblings;
        private int _isLeftAlone;

        public Child(ChildExecutions siblings, int index)
        {
            (_siblings, Index) = (siblings, index);
            Execution = siblings.Create(index);
            Execution.Ended = HandOver;
        }

        public int Index { get; }

        public Execution Execution { get; }

        /// <summary>Starts it; true where it has ended already.</summary>
        public bool RunsToItsEnd()
        {
            Execution.Begin();
            return Interlocked.Exchange(ref _isLeftAlone, 1) == 1;
        }

        // The first of the two that come here leaves it to the second.
        private void HandOver()
        {
            if (Interlocked.Exchange(ref _isLeftAlone, 1) == 1)
            {
                _siblings._owner.Execution.Post(() =>
                {
                    _siblings.Settle(this);
                    _siblings.GoOn();
                });
            }
        }
    }
}
