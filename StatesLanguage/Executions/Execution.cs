using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
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

    private readonly Lock _gate = new();
    private readonly Pump _pump = new();
    private readonly ExecutionRequest _request;
    private readonly Branch _root;
    private readonly int _maxEvents;
    private int _lastEventId;
    private bool _historyIsFull;
    private Alarm? _timeout;
    private ExecutionResult? _result;
    private TaskCompletionSource<ExecutionResult>? _completion;

    /// <summary>Prepares an execution; nothing happens before <see cref="Begin"/>.</summary>
    public Execution(ExecutionRequest request)
    {
        _request = request;
        _maxEvents = request.Machine.Type == WorkflowType.Standard ? MaxEvents : int.MaxValue;
        _root = new Branch(this, request.Machine.Graph, request.Input);
        StartDate = Now = request.Time.GetUtcNow();
    }

    public ExecutionIdentity Identity => _request.Identity;

    public Value Input => _request.Input;

    public DateTimeOffset StartDate { get; }

    /// <summary>The result; null while the execution runs.</summary>
    public ExecutionResult? Result => Volatile.Read(ref _result);

    /// <summary>Completes when the execution has ended, however it ended.</summary>
    public Task<ExecutionResult> Completion
    {
        get
        {
            lock (_gate)
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
    internal Action? Ended { get; set; }

    internal TimeProvider Time => _request.Time;

    internal Random Random => _request.Random;

    internal Pump Pump => _pump;

    /// <summary>The time of the transition at hand, so that its events need no clock each.</summary>
    internal DateTimeOffset Now { get; private set; }

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

    /// <summary>Runs it as far as it goes without waiting. Once for each execution.</summary>
    public void Begin() => _pump.Start(Enter);

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
    public void Stop(string? error, string? cause) => Post(() =>
        End(ExecutionStatus.Aborted, null, error, cause, ExecutionStopped.Aborted(error, cause), previousEventId: 0));

    /// <summary>Does something that came from outside, on the execution's thread; nothing where it has ended.</summary>
    internal void Post(Action work) => _pump.Post(() =>
    {
        if (HasEnded)
        {
            return;
        }

        Tick();
        work();
        FailWhereHistoryIsFull();
    });

    internal Guid NewGuid() => _request.NewGuid();

    internal string NewTaskToken() => _request.NewTaskToken?.Invoke(Identity) ?? NewGuid().ToString();

    /// <summary>What a child execution runs with: all that this one takes from outside, but for its history and its variables.</summary>
    internal ExecutionRequest RequestOfChild(StateMachine machine, Value input, ExecutionIdentity identity) =>
        _request with { Machine = machine, Input = input, Identity = identity, History = null, Variables = null };

    internal void Tick() => Now = Time.GetUtcNow();

    /// <summary>Adds an event to the history and returns its id.</summary>
    internal int Record(HistoryEvent happened, int previousEventId)
    {
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
        if (!HasEnded && Machine.Timeout is { } timeout)
        {
            _timeout = Alarm.Set(Time, StartDate + timeout, () => Post(TimeOut));
        }
    }

    // AWS: DescribeExecution of a timed out execution has neither error nor cause; only the event names States.Timeout.
    private void TimeOut() =>
        End(ExecutionStatus.TimedOut, null, null, null, ExecutionStopped.TimedOut(), previousEventId: 0);

    private void End(ExecutionStatus status, Value? output, string? error, string? cause, HistoryEvent last, int previousEventId)
    {
        _root.Cancel();
        _timeout?.Dispose();
        Record(last, previousEventId);
        TaskCompletionSource<ExecutionResult>? completion;
        lock (_gate)
        {
            _result = new ExecutionResult(status, output, error, cause, Now);
            completion = _completion;
        }

        completion?.SetResult(_result);
        Ended?.Invoke();
    }
}
