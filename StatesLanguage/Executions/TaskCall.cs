using System.Threading.Tasks.Sources;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>One attempt of a Task: the call, raced against its timeout and its heartbeat.</summary>
/// <remarks>Very many may wait at once: it is itself what its state awaits, and holds no more than it needs.</remarks>
internal sealed class TaskCall : Awaited, ITaskProgress, IDisposable, IValueTaskSource<RetryableState.Attempt>
{
    private readonly Branch _branch;
    private readonly TaskState _state;
    private readonly TaskRequest _request;
    private CancellationTokenSource? _cancellation;
    private IDisposable? _waiting;
    private Alarm? _timeout;
    private Alarm? _heartbeat;
    private TaskResult _result;
    private Value? _submitted;
    private DateTime _clocksFrom;
    private DateTime? _heardAt;
    private bool _isTaken;
    private bool _isAgain;
    private bool _hasReported;
    private bool _hasResult;
    private bool _timedOut;
    private volatile bool _isOver;

    public TaskCall(Branch branch, TaskRequest request, TaskState state)
        : base(branch.Execution)
    {
        _branch = branch;
        _state = state;
        _request = request with { Progress = this, Id = branch.Execution.IsDurable ? branch.NewGuid() : null };
    }

    private TaskTarget Target => _state.Target;

    /// <summary>Makes the call and waits for its answer.</summary>
    public ValueTask<RetryableState.Attempt> RunAsync()
    {
        Dispatch();
        if (Execution.IsDurable)
        {
            _branch.WaitFor(this);
            Execution.Await(this);
            return PauseAsync();
        }

        var answer = Ask();
        if (!answer.IsCompleted)
        {
            _branch.WaitFor(this);
            Wait(answer);
            return PauseAsync();
        }

        var result = ResultOf(answer);
        if (result.Waiting is null && !_hasReported)
        {
            return new(_state.End(_branch, result, timedOut: false));
        }

        _branch.WaitFor(this);
        AnsweredAtOnce(result);
        return PauseAsync();
    }

    ValueTaskSourceStatus IValueTaskSource<RetryableState.Attempt>.GetStatus(short token) =>
        _branch.IsPaused ? ValueTaskSourceStatus.Pending : ValueTaskSourceStatus.Succeeded;

    void IValueTaskSource<RetryableState.Attempt>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _branch.ContinueWith(continuation, state);

    RetryableState.Attempt IValueTaskSource<RetryableState.Attempt>.GetResult(short token) => _state.End(_branch, _result, _timedOut);

    public override void Begin() => Wait(Ask());

    public override void Take(Happening happened)
    {
        if (_hasResult || _branch.IsCancelled)
        {
            return;
        }

        switch (happened.Kind)
        {
            case HappeningKind.Answered:
                End(happened.Output is { } output ? TaskResult.Succeeded(output) : TaskResult.Failed(happened.Error!, happened.Cause));
                break;
            case HappeningKind.TimedOut:
                _timedOut = true;
                End(TaskResult.Failed(happened.Error!, null));
                break;
            case HappeningKind.Submitted:
                _submitted = happened.Output;
                RecordWhereAny(Target.Submitted(happened.Output!));
                break;
            case HappeningKind.Taken:
                _isTaken = true;
                RecordWhereAny(Target.Taken(happened.Name));
                _clocksFrom = Execution.Now.UtcDateTime;
                StartClocks();
                break;
            case HappeningKind.Heartbeat:
                _heardAt = Execution.Now.UtcDateTime;
                StartHeartbeat();
                break;
            case HappeningKind.DispatchedAgain:
                _heardAt = null;
                (_isAgain, _submitted) = (true, null);
                Dispatch();
                if (!Execution.IsRepeating)
                {
                    Begin();
                }

                break;
        }
    }

    // Where nobody had it in hand, or nobody may know any more, it is asked for once more.
    public override void GoOn()
    {
        if (_hasResult || _branch.IsCancelled)
        {
            return;
        }

        if (Target.IsActivity || _submitted is not null)
        {
            Begin();
        }
        else
        {
            Happened(New(HappeningKind.DispatchedAgain));
        }
    }

    public void Submitted(Value output) => Report(New(HappeningKind.Submitted) with { Output = output });

    public void Started(string? workerName) => Report(New(HappeningKind.Taken) with { Name = workerName });

    public Task HeartbeatAsync()
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Report(New(HappeningKind.Heartbeat), taken.SetResult);
        return taken.Task;
    }

    public void Answered(TaskResult result)
    {
        if (result.Waiting is { } waiting)
        {
            // The end may have come meanwhile, on another thread: one of the two sees the other.
            Interlocked.Exchange(ref _waiting, waiting);
            Interlocked.Exchange(ref _cancellation, null)?.Dispose();
            if (_isOver)
            {
                waiting.Dispose();
            }
        }
        else if (!_isOver)
        {
            result = Checked(result);
            Happened(result.IsLost ? New(HappeningKind.DispatchedAgain) : New(HappeningKind.Answered) with { Output = result.Output, Error = result.Error, Cause = result.Cause });
        }
    }

    /// <summary>Tells the runner that nobody waits for its answer any more.</summary>
    public void Dispose()
    {
        _isOver = true;
        Interlocked.Exchange(ref _waiting, null)?.Dispose();
        _timeout?.Dispose();
        _heartbeat?.Dispose();
        if (Interlocked.Exchange(ref _cancellation, null) is { } cancellation)
        {
            cancellation.Cancel();
            cancellation.Dispose();
        }
    }

    private ValueTask<RetryableState.Attempt> PauseAsync()
    {
        _ = _branch.Pause();
        return new(this, 0);
    }

    private void Dispatch()
    {
        _clocksFrom = Execution.Now.UtcDateTime;
        _branch.Record(Target.Scheduled(_request));
        RecordWhereAny(Target.Started());
    }

    private ValueTask<TaskResult> Ask()
    {
        var cancellation = new CancellationTokenSource();
        Interlocked.Exchange(ref _cancellation, cancellation)?.Dispose();
        try
        {
            var request = _isTaken || _isAgain || _submitted is not null ? _request with { IsTaken = _isTaken, IsAgain = _isAgain, Submitted = _submitted } : _request;
            return Execution.Tasks.RunAsync(request, cancellation.Token);
        }
        catch (Exception bug)
        {
            return new(Task.FromException<TaskResult>(bug));
        }
    }

    // A runner that throws has a bug; the workflow sees a Task that failed.
    private TaskResult ResultOf(ValueTask<TaskResult> answer)
    {
        try
        {
            return Checked(answer.GetAwaiter().GetResult());
        }
        catch (Exception bug)
        {
            return TaskResult.Failed("States.TaskFailed", bug.Message);
        }
    }

    private TaskResult Checked(TaskResult result) => result.Output is { Utf8Length: > Branch.MaxPayloadBytes }
        ? TaskResult.Failed("States.DataLimitExceeded", Branch.PayloadTooLarge(Target.Name ?? _request.Resource).Cause)
        : result;

    private void Wait(ValueTask<TaskResult> answer)
    {
        if (answer.IsCompleted)
        {
            AnsweredAtOnce(ResultOf(answer));
        }
        else
        {
            StartClocksOfCalled();
            answer.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Answered(ResultOf(answer)));
        }
    }

    private void AnsweredAtOnce(TaskResult result)
    {
        if (result.Waiting is not null)
        {
            StartClocksOfCalled();
        }

        Answered(result);
    }

    // An activity's begin when a worker has taken the task.
    private void StartClocksOfCalled()
    {
        if (!Target.IsActivity || _isTaken)
        {
            StartClocks();
        }
    }

    private void StartClocks()
    {
        if (!Execution.IsRepeating)
        {
            _timeout = Ring(_request.Timeout, _clocksFrom, "States.Timeout");
            StartHeartbeat();
        }
    }

    private void StartHeartbeat()
    {
        if (!Execution.IsRepeating)
        {
            _heartbeat?.Dispose();
            _heartbeat = Ring(_request.Heartbeat, _heardAt ?? _clocksFrom, "States.HeartbeatTimeout");
        }
    }

    private Alarm? Ring(TimeSpan? after, DateTime from, string error) => after is { } time
        ? Alarm.Set(Execution.Time, new DateTimeOffset(from) + time, call => call.Happened(call.New(HappeningKind.TimedOut) with { Error = error }), this)
        : null;

    private void Report(Happening report, Action? taken = null)
    {
        _hasReported = true;
        Happened(report, taken);
    }

    private void RecordWhereAny(HistoryEvent? happened)
    {
        if (happened is not null)
        {
            _branch.Record(happened);
        }
    }

    private void End(TaskResult result)
    {
        (_result, _hasResult) = (result, true);
        _branch.WaitFor(null);
        Dispose();
        _branch.Resume();
    }
}
