using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>The child executions of a map run: as many at a time as may be, the next one begins when one ends.</summary>
/// <remarks>All of it happens on the parent's thread; a child that ends on another one posts that to the parent.</remarks>
internal sealed class ChildExecutions : Awaited, IDisposable
{
    // AWS: "up to 10,000 parallel child workflow executions".
    private const long MostConcurrent = 10_000;

    private readonly Branch _owner;
    private readonly MapRun _run;
    private readonly StateMachine _machine;
    private readonly IReadOnlyList<ChildInput> _inputs;
    private readonly SortedDictionary<int, Child> _running = [];
    private readonly ChildExecutions? _before;
    private int _next;
    private bool _isStopping;

    /// <param name="owner">The branch that waits for them.</param>
    /// <param name="run">The map run.</param>
    /// <param name="machine">The item processor.</param>
    /// <param name="inputs">What each is started with.</param>
    public ChildExecutions(Branch owner, MapRun run, StateMachine machine, IReadOnlyList<ChildInput> inputs)
        : base(owner.Execution)
    {
        (_owner, _run, _machine, _inputs) = (owner, run, machine, inputs);
        Results = new ChildResult[inputs.Count];
        run.Executions.Add(inputs.Count);
        run.Items.Add(inputs.Sum(input => (long)input.Items));
    }

    /// <summary>The child executions of a map run that is redriven: those that have not succeeded go on, or begin.</summary>
    /// <param name="owner">The branch that waits for them.</param>
    /// <param name="before">What they came to before.</param>
    public ChildExecutions(Branch owner, ChildExecutions before)
        : base(owner.Execution)
    {
        (_owner, _run, _machine, _inputs, _before) = (owner, before._run, before._machine, before._inputs, before);
        Results = new ChildResult[_inputs.Count];
        for (var i = 0; i < Results.Length; i++)
        {
            if (before.Results[i] is not { Result: { } ended } result)
            {
                continue;
            }

            if (result.HasSucceeded)
            {
                Results[i] = result;
            }
            else if (!IsRedrivable(ended))
            {
                Results[i] = result;
                _run.Executions.Abandon(1);
                _run.Items.Abandon(_inputs[i].Items);
            }
            else
            {
                _run.Executions.Reopen(1, ended.Status);
                _run.Items.Reopen(_inputs[i].Items, ended.Status);
            }
        }
    }

    public MapRun Run => _run;

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
        _owner.Unfinished = this;
        _run.Changed = settings => Happened(New(HappeningKind.MapRunUpdated) with { Output = settings.ToValue() });
        Execution.Await(this);
        StopWhereTooManyFailed();
        StartMore();
        if (!IsOver)
        {
            await _owner.Pause();
        }

        _run.Changed = null;
        _owner.WaitFor(null);
        LeaveTheOthers();
    }

    public override void Begin()
    {
    }

    public override void Take(Happening happened)
    {
        if (happened.Kind == HappeningKind.MapRunUpdated)
        {
            _run.Apply(MapRunSettings.Read(happened.Output!));
        }
        else if (_running.TryGetValue((int)happened.Index, out var child))
        {
            Settle(child, happened.StartDate!.Value, new(happened.Status!.Value, happened.Output, happened.Error, happened.Cause, happened.At));
            child.LeaveWhereRepeated();
        }

        StopWhereTooManyFailed();
        StartMore();
        if (IsOver)
        {
            _owner.Resume();
        }
    }

    /// <summary>Begins the children that had not ended, or goes on with them where they are written down.</summary>
    public override void GoOn()
    {
        foreach (var child in _running.Values)
        {
            child.Begin();
            if (_isStopping)
            {
                child.Stop();
            }
        }
    }

    /// <summary>Stops all children because their parent, or the branch of it that waits for them, has ended.</summary>
    public void Dispose()
    {
        _isStopping = true;
        var orphans = _running.Values.ToArray();
        _running.Clear();
        foreach (var child in orphans)
        {
            Results[child.Index] = new(child.Identity, _inputs[child.Index].Input, _owner.Execution.Now, Aborted(_owner.Execution.Now)) { Redrives = child.Redrives };
            CountEnd(child.Index, ExecutionStatus.Aborted);
            child.LeaveWhereRepeated();
            child.Stop();
        }

        LeaveTheOthers();
        _run.End(MapRunStatus.Aborted, _owner.Execution.Now);
        _owner.Record(new Milestone("MapRunAborted"));
    }

    private void StartMore()
    {
        while (!_isStopping && _next < _inputs.Count && _running.Count < Limit)
        {
            if (Results[_next] is not null)
            {
                _next++;
                continue;
            }

            var child = new Child(this, _next++);
            _running.Add(child.Index, child);
            CountStart(child.Index);
            if (!Execution.IsRepeating && child.Begin() is { } result)
            {
                Settle(child, child.Execution!.StartDate, result);
                StopWhereTooManyFailed();
            }
        }
    }

    private void Settle(Child child, DateTimeOffset startDate, ExecutionResult result)
    {
        if (_running.Remove(child.Index))
        {
            Results[child.Index] = new(child.Identity, _inputs[child.Index].Input, startDate, result) { Redrives = child.Redrives };
            CountEnd(child.Index, result.Status);
        }
    }

    // Those that did not get their turn are as they were, or were never begun.
    private void LeaveTheOthers()
    {
        for (; _next < _inputs.Count; _next++)
        {
            if (Results[_next] is null && Before(_next) is { Result: { } ended } before)
            {
                CountStart(_next);
                CountEnd(_next, ended.Status);
                Results[_next] = before;
            }

            Results[_next] ??= new(null, _inputs[_next].Input, default, null);
        }
    }

    private void CountStart(int index)
    {
        var isAgain = Before(index)?.Result is not null;
        _run.Executions.Start(1, isAgain);
        _run.Items.Start(_inputs[index].Items, isAgain);
    }

    private void CountEnd(int index, ExecutionStatus status)
    {
        _run.Executions.End(1, status);
        _run.Items.End(_inputs[index].Items, status);
    }

    private void StopWhereTooManyFailed()
    {
        if (_isStopping || !_run.Threshold.IsExceededBy(_run.Items.Unsuccessful, _run.Items.Total))
        {
            return;
        }

        _isStopping = HasFailed = true;
        foreach (var child in _running.Values.ToArray())
        {
            child.Stop();
        }
    }

    private static ExecutionResult Aborted(DateTimeOffset at) => new(ExecutionStatus.Aborted, null, null, null, at);

    // AWS: an Express child can always be redriven, because it is started anew.
    private bool IsRedrivable(ExecutionResult ended) => _machine.Type == WorkflowType.Express || Execution.Now - ended.StopDate <= Execution.RedrivablePeriod;

    private ChildResult? Before(int index) => _before?.Results[index];

    private ExecutionIdentity Identify()
    {
        var isExpress = _machine.Type == WorkflowType.Express;
        return _run.ChildOf(Execution.Randomness.NewGuid().ToString(), isExpress ? Execution.Randomness.NewGuid().ToString() : "", isExpress);
    }

    private ExecutionRequest RequestOf(Child child) =>
        Execution.RequestOfChild(_machine, _inputs[child.Index].Input, child.Identity) with { Redrives = child.Redrives };

    private Execution Create(Child child)
    {
        var request = RequestOf(child);
        return Execution.MapRuns?.Create(_run, request, _inputs[child.Index].Items) ?? new Execution(request);
    }

    /// <summary>One child, which its parent hears of once: right where it was begun, or by a happening.</summary>
    private sealed class Child(ChildExecutions siblings, int index)
    {
        private int _isLeftAlone;

        public int Index => index;

        public ExecutionIdentity Identity { get; } = siblings.Before(index)?.Identity ?? siblings.Identify();

        /// <summary>How often it was redriven; AWS: an Express one never is, but started anew under its name.</summary>
        public int Redrives { get; } = siblings._machine.Type == WorkflowType.Standard && siblings.Before(index) is { Identity: not null } before ? before.Redrives + 1 : 0;

        /// <summary>The child itself; null while the parent repeats its past.</summary>
        public Execution? Execution { get; private set; }

        /// <summary>Starts it.</summary>
        /// <returns>What it came to where it has ended already, and where that need not be written down.</returns>
        public ExecutionResult? Begin()
        {
            Execution = siblings.Create(this);
            Execution.HandOver = HandOver;
            if (siblings.Execution.IsDurable || Execution.Result is not null)
            {
                _isLeftAlone = 1;
            }

            if (Execution.Result is not null)
            {
                Execution.Redrive();
                return null;
            }

            Execution.Begin();
            return Interlocked.Exchange(ref _isLeftAlone, 1) == 1 && !siblings.Execution.IsDurable ? Execution.Result : null;
        }

        public void Stop() => Execution?.Stop(null, null);

        /// <summary>Tells of it where nothing more is awaited of it, and the parent repeats its past.</summary>
        public void LeaveWhereRepeated()
        {
            if (siblings.Execution.IsRepeating)
            {
                siblings.Execution.MapRuns?.Leave(siblings._run, siblings.RequestOf(this), siblings._inputs[index].Items);
            }
        }

        // The first of the two that come here leaves it to the second.
        private void HandOver()
        {
            if (Interlocked.Exchange(ref _isLeftAlone, 1) == 1)
            {
                var result = Execution!.Result!;
                siblings.Happened(new(HappeningKind.ChildEnded, result.StopDate)
                {
                    Index = index,
                    Status = result.Status,
                    Output = result.Output,
                    Error = result.Error,
                    Cause = result.Cause,
                    StartDate = Execution.StartDate,
                });
            }
        }
    }
}
