using System.Collections.Immutable;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>One run of a state machine.</summary>
/// <remarks>
/// It runs on the thread that starts it until it really has to wait, then on the threads of the timers and task answers
/// that let it go on, one at a time. Errors of the workflow are its result; it never throws.
/// </remarks>
public sealed class Execution
{
    /// <summary>How many events the history of a Standard execution may have.</summary>
    public const int MaxEvents = 25_000;

    /// <summary>How long after its end an execution may be redriven.</summary>
    public static readonly TimeSpan RedrivablePeriod = TimeSpan.FromDays(14);

    private readonly Pump _pump;
    private readonly ExecutionRequest _request;
    private readonly DateTime _startDate;
    private Branch _root;
    private DateTime? _redriveDate;
    private DateTime _now;
    private readonly IExecutionJournal? _journal;
    private readonly int _maxEvents;
    private Past? _past;
    private int _lastEventId;
    private int _lastCall;
    private bool _historyIsFull;
    private bool _isAbandoned;
    private Alarm? _timeout;
    private ExecutionResult? _result;
    private TaskCompletionSource<ExecutionResult>? _completion;

    /// <summary>Prepares an execution; nothing happens before <see cref="Begin"/>.</summary>
    public Execution(ExecutionRequest request)
    {
        _request = request;
        _journal = request.Journal;
        _pump = new(finishesTurns: IsDurable);
        Clock = IsDurable ? new TurnClock(this) : request.Time;
        _maxEvents = request.Machine.Type == WorkflowType.Standard ? MaxEvents : int.MaxValue;
        _root = new Branch(this, request.Machine.Graph, request.Input);
        _startDate = _now = (request.StartDate ?? request.Time.GetUtcNow()).UtcDateTime;
    }

    public ExecutionIdentity Identity => _request.Identity;

    public Value Input => _request.Input;

    public DateTimeOffset StartDate => new(_startDate);

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; private set; }

    /// <summary>When it was last redriven; null where it never was.</summary>
    public DateTimeOffset? RedriveDate => _redriveDate is { } date ? new DateTimeOffset(date) : null;

    /// <summary>The redrives that have a token, in their order.</summary>
    public ImmutableList<Redrive> Redrives { get; private set; } = [];

    /// <summary>How many events have happened.</summary>
    public int EventCount => _lastEventId;

    /// <summary>The result; null while the execution runs.</summary>
    public ExecutionResult? Result => Volatile.Read(ref _result);

    /// <summary>Completes when the execution has ended, however it ended.</summary>
    public Task<ExecutionResult> Completion
    {
        get
        {
            lock (_pump)
            {
                return _result is { } result
                    ? Task.FromResult(result)
                    : (_completion ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    internal StateMachine Machine => _request.Machine;

    internal ITaskRunner Tasks => _request.Tasks;

    internal IObjectStore? Objects => _request.Objects;

    internal IMapRuns? MapRuns => _request.MapRuns;

    /// <summary>What the parent of a child execution does when it has ended; called on the execution's thread.</summary>
    internal Action? HandOver { get; set; }

    internal TimeProvider Time => _request.Time;

    /// <summary>What the time is to the expressions of the definition.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Whether it is written down, so that it can be repeated.</summary>
    internal bool IsDurable => _journal is not null;

    internal IRandomness Randomness => _request.Randomness;

    internal Pump Pump => _pump;

    /// <summary>The time of the transition at hand, so that its events need no clock each.</summary>
    internal DateTimeOffset Now => new(_now);

    internal ObjectValue? Variables => _request.Variables;

    internal Inspection? Inspection => _request.Inspection;

    internal bool HasEnded => _result is not null;

    /// <summary>Starts an execution and runs it as far as it goes without waiting.</summary>
    public static Execution Start(ExecutionRequest request)
    {
        var execution = new Execution(request);
        execution.Begin();
        return execution;
    }

    /// <summary>Whether it repeats what happened before: its events are those that its history had.</summary>
    public bool IsRepeating => _past is not null;

    /// <summary>Runs it as far as it goes without waiting; one with a past repeats that first, which may go on after the return. Once for each execution.</summary>
    public void Begin()
    {
        if (_request.Past is { } past)
        {
            _ = RepeatAsync(_past = new(past));
        }
        else
        {
            _pump.Start(Enter);
        }
    }

    /// <summary>Runs an execution to its end.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellation">Stops the execution: it ends <see cref="ExecutionStatus.Aborted"/>.</param>
    public static async ValueTask<ExecutionResult> RunAsync(ExecutionRequest request, CancellationToken cancellation = default)
    {
        var execution = Start(request);
        if (execution.Result is { } result)
        {
            return result;
        }

        await using var registration = cancellation.Register(() => execution.Stop(null, null));
        return await execution.Completion;
    }

    /// <summary>Stops the execution, as <c>StopExecution</c> does; nothing happens where it has ended.</summary>
    public void Stop(string? error, string? cause) => Happened(null, new(HappeningKind.Stopped, Time.GetUtcNow()) { Error = error, Cause = cause });

    /// <summary>Begins an execution again where it failed or was stopped; nothing happens where it runs or has succeeded.</summary>
    /// <remarks>
    /// What has succeeded is not done again: of a Parallel or Map state only the branches, iterations or child executions that did not.
    /// AWS: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
    /// </remarks>
    /// <param name="token">What the request is known by when it is sent again; null where it never is.</param>
    public void Redrive(string? token = null) => Happened(null, new(HappeningKind.Redriven, Time.GetUtcNow()) { Name = token });

    /// <summary>Lets go of all that it waits for, and never goes on: it is begun once more, from what is written down of it.</summary>
    public void Abandon() => _pump.Post(() =>
    {
        _isAbandoned = true;
        _root.Cancel();
        _timeout?.Dispose();
    });

    /// <summary>Completes when all that has come from outside so far was acted upon; where it repeats its past, once it goes on.</summary>
    public Task SettleAsync()
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pump.PostAside(settled.SetResult);
        return settled.Task;
    }

    internal int NewCall() => ++_lastCall;

    /// <summary>Asks for what a branch waits for; not while the past is repeated, which may hold the answer.</summary>
    internal void Await(Awaited awaited)
    {
        if (_past is { } past)
        {
            past.Add(awaited);
        }
        else
        {
            awaited.Begin();
        }
    }

    /// <summary>Something has happened outside: it is acted upon on the execution's thread, once it is written down.</summary>
    /// <param name="awaited">What it happened to; null for the execution itself.</param>
    /// <param name="happened">What it is.</param>
    /// <param name="taken">Called when it has been acted upon, or is nobody's business any more.</param>
    internal void Happened(Awaited? awaited, Happening happened, Action? taken = null)
    {
        if (_journal is null)
        {
            _pump.Post(Act);
        }
        else
        {
            _journal.Add(happened, () => _pump.PostAside(Act));
        }

        void Act()
        {
            Take(awaited, happened);
            taken?.Invoke();
        }
    }

    /// <summary>Asks something outside that answers at once, such as whether a role may do something.</summary>
    internal StatesError? Ask(Func<StatesError?> question)
    {
        var answer = question();
        if (_past?.NextNote(HappeningKind.Asked, null) is { } note)
        {
            return note.Error is null ? null : new(note.Error, note.Cause);
        }

        _journal?.Add(new(HappeningKind.Asked, Now) { Error = answer?.Error, Cause = answer?.Cause }, null);
        return answer;
    }

    /// <summary>The repetition of the past does not come to what was written down; the execution will fail with that.</summary>
    internal void Diverge(string mistake) => _past?.Mistake ??= mistake;

    /// <summary>What a child execution runs with: all that this one takes from outside, but for its history, its journal and its variables.</summary>
    internal ExecutionRequest RequestOfChild(StateMachine machine, Value input, ExecutionIdentity identity) =>
        _request with { Machine = machine, Input = input, Identity = identity, History = null, Variables = null, Journal = null, Past = null, StartDate = null };

    /// <summary>A state is about to be entered: sees what time it is.</summary>
    internal void Enter(State state)
    {
        if (_past?.NextNote(HappeningKind.Entered, state.Name) is { } note)
        {
            _now = note.At.UtcDateTime;
            return;
        }

        Tick(Time.GetUtcNow());
        _journal?.Add(new(HappeningKind.Entered, Now) { Name = state.Name }, null);
    }

    /// <summary>Adds an event to the history and returns its id.</summary>
    internal int Record(HistoryEvent happened, int previousEventId)
    {
        if (_isAbandoned)
        {
            return _lastEventId;
        }

        if (_lastEventId + 1 >= _maxEvents && happened is not (ExecutionStopped or ExecutionSucceeded))
        {
            _historyIsFull = true;
            return _lastEventId;
        }

        happened.Stamp(++_lastEventId, previousEventId, Now);
        _request.History?.Add(happened);
        return _lastEventId;
    }

    /// <summary>Ends the execution where its history has no room left; asked after each step.</summary>
    internal void FailWhereHistoryIsFull()
    {
        if (_historyIsFull && !HasEnded)
        {
            Fail(new("States.Runtime", $"The execution reached the maximum number of history events ({MaxEvents})."), _lastEventId);
        }
    }

    internal void Succeed(Value output, int previousEventId) =>
        End(ExecutionStatus.Succeeded, output, null, null, new ExecutionSucceeded(output), previousEventId);

    internal void Fail(StatesError error, int previousEventId)
    {
        var name = error.Error.Length == 0 ? null : error.Error;
        End(ExecutionStatus.Failed, null, name, error.Cause, ExecutionStopped.Failed(name, error.Cause), previousEventId);
    }

    private void Enter()
    {
        Record(new ExecutionStarted(Input, Identity.RoleArn), 0);
        _root.Run();

        // Most executions have ended by now: those need no timer.
        if (!HasEnded && !IsRepeating)
        {
            SetTimeout();
        }
    }

    // AWS: a redrive sets the time back to 0.
    private void SetTimeout()
    {
        if (Machine.Timeout is { } timeout)
        {
            _timeout = Alarm.Set(Time, (RedriveDate ?? StartDate) + timeout, static execution => execution.Happened(null, new(HappeningKind.Expired, execution.Time.GetUtcNow())), this);
        }
    }

    /// <summary>Repeats what happened before, and goes on from there.</summary>
    private async Task RepeatAsync(Past past)
    {
        _pump.Turn(Enter);
        foreach (var happened in past.Happenings)
        {
            Awaited? awaited = null;
            if (happened.Call > 0 && !past.TryFind(happened.Call, out awaited))
            {
                Diverge($"nothing waits for what happened at {happened.At:O}");
            }
            else if (awaited is not null)
            {
                await RecallAsync(awaited, happened).ConfigureAwait(false);
            }

            if (past.Mistake is not null)
            {
                break;
            }

            _pump.Turn(() => Take(awaited, happened));
        }

        if (past.HasMore && !HasEnded)
        {
            Diverge("it came further before");
        }

        _pump.Start(() => GoOn(past));
    }

    private async ValueTask RecallAsync(Awaited awaited, Happening happened)
    {
        try
        {
            await awaited.RecallAsync(happened).ConfigureAwait(false);
        }
        catch (Exception bug)
        {
            Diverge($"what happened at {happened.At:O} can't be had again: {bug.Message}");
        }
    }

    private void GoOn(Past past)
    {
        _past = null;
        var hasEnded = HasEnded;
        if (past.Mistake is { } mistake && !hasEnded)
        {
            Tick(Time.GetUtcNow());
            Fail(new("States.Runtime", $"The execution was interrupted and can't go on: when it is repeated with what was written down of it, {mistake}."), _lastEventId);
        }

        foreach (var awaited in past.Awaited)
        {
            if (!HasEnded)
            {
                awaited.GoOn();
            }
        }

        if (!HasEnded)
        {
            SetTimeout();
        }
        else if (RedriveCount < _request.Redrives)
        {
            Redrive();
        }
        else if (hasEnded)
        {
            TellOfEnd();
        }
    }

    private void Take(Awaited? awaited, Happening happened)
    {
        var takes = happened.Kind == HappeningKind.Redriven ? Result is { Status: not ExecutionStatus.Succeeded } : !HasEnded;
        if (!takes || _isAbandoned)
        {
            return;
        }

        Tick(happened.At);
        switch (happened.Kind)
        {
            case HappeningKind.Redriven:
                BeginAgain(happened.Name);
                break;
            case HappeningKind.Stopped:
                End(ExecutionStatus.Aborted, null, happened.Error, happened.Cause, ExecutionStopped.Aborted(happened.Error, happened.Cause), previousEventId: 0);
                break;
            case HappeningKind.Expired:
                TimeOut();
                break;
            default:
                awaited!.Take(happened);
                break;
        }

        FailWhereHistoryIsFull();
    }

    private void BeginAgain(string? token)
    {
        lock (_pump)
        {
            _result = null;
            _completion = null;
        }

        RedriveCount++;
        _redriveDate = _now;
        Redrives = token is null ? Redrives : Redrives.Add(new(token, Now));
        _root = _root.Again(null, Record(new ExecutionRedriven(RedriveCount), 0));
        _pump.Enqueue(_root);
        if (!IsRepeating)
        {
            SetTimeout();
        }
    }

    // Time does not go back: what is written down first is acted upon later.
    private void Tick(DateTimeOffset at) => _now = at > Now || !IsDurable ? at.UtcDateTime : _now;

    // AWS: DescribeExecution of a timed out execution has neither error nor cause; only the event names States.Timeout.
    private void TimeOut() =>
        End(ExecutionStatus.TimedOut, null, null, null, ExecutionStopped.TimedOut(), previousEventId: 0);

    private void End(ExecutionStatus status, Value? output, string? error, string? cause, HistoryEvent last, int previousEventId)
    {
        _root.Cancel();
        _timeout?.Dispose();
        Record(last, previousEventId);
        TaskCompletionSource<ExecutionResult>? completion;
        lock (_pump)
        {
            _result = new ExecutionResult(status, output, error, cause, Now);
            completion = _completion;
        }

        completion?.SetResult(_result);

        // What it repeats may be an end that a redrive follows.
        if (!IsRepeating)
        {
            TellOfEnd();
        }
    }

    private void TellOfEnd()
    {
        HandOver?.Invoke();
        _request.Ended?.Invoke(this);
    }
}
