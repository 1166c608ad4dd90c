using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>One attempt of a Task: the call, raced against its timeout and its heartbeat.</summary>
internal sealed class TaskCall : Awaited, ITaskProgress, IDisposable
{
    private readonly Branch _branch;
    private readonly TaskTarget _target;
    private TaskRequest _request;
    private readonly CancellationTokenSource _cancellation = new();
    private IDisposable? _waiting;
    private Alarm? _timeout;
    private Alarm? _heartbeat;
    private TaskResult? _result;
    private DateTimeOffset _clocksFrom;
    private DateTimeOffset? _heardAt;
    private bool _hasReported;
    private volatile bool _isOver;

    public TaskCall(Branch branch, TaskRequest request, TaskTarget target)
        : base(branch.Execution)
    {
        _branch = branch;
        _target = target;
        _request = request with { Progress = this, Id = branch.Execution.IsDurable ? branch.NewGuid() : null };
    }

    /// <summary>Whether it was the timeout or the heartbeat that ended the attempt.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>What it came to, once it is over.</summary>
    public TaskResult Result => _result!.Value;

    /// <summary>Makes the call and waits for its answer.</summary>
    public Pause Run()
    {
        Dispatch();
        if (Execution.IsDurable)
        {
            _branch.WaitFor(this);
            Execution.Await(this);
            return _branch.Pause();
        }

        var answer = Ask();
        if (answer.IsCompleted)
        {
            var result = ResultOf(answer);
            if (result.Waiting is null && !_hasReported)
            {
                _result = result;
                return new Pause(_branch);
            }

            _branch.WaitFor(this);
            AnsweredAtOnce(result);
        }
        else
        {
            _branch.WaitFor(this);
            Wait(answer);
        }

        return _branch.Pause();
    }

    public override void Begin() => Wait(Ask());

    public override void Take(Happening happened)
    {
        if (_result is not null || _branch.IsCancelled)
        {
            return;
        }

        switch (happened.Kind)
        {
            case HappeningKind.Answered:
                End(happened.Output is { } output ? TaskResult.Succeeded(output) : TaskResult.Failed(happened.Error!, happened.Cause));
                break;
            case HappeningKind.TimedOut:
                TimedOut = true;
                End(TaskResult.Failed(happened.Error!, null));
                break;
            case HappeningKind.Submitted:
                _request = _request with { Submitted = happened.Output };
                RecordWhereAny(_target.Submitted(happened.Output!));
                break;
            case HappeningKind.Taken:
                _request = _request with { IsTaken = true };
                RecordWhereAny(_target.Taken(happened.Name));
                _clocksFrom = Execution.Now;
                StartClocks();
                break;
            case HappeningKind.Heartbeat:
                _heardAt = Execution.Now;
                StartHeartbeat();
                break;
            case HappeningKind.DispatchedAgain:
                _heardAt = null;
                _request = _request with { IsAgain = true, Submitted = null };
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
        if (_result is not null || _branch.IsCancelled)
        {
            return;
        }

        if (_target.IsActivity || _request.Submitted is not null)
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
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    private void Dispatch()
    {
        _clocksFrom = Execution.Now;
        _branch.Record(_target.Scheduled(_request, Execution.Identity.Region));
        RecordWhereAny(_target.Started());
    }

    private ValueTask<TaskResult> Ask()
    {
        try
        {
            return Execution.Tasks.RunAsync(_request, _cancellation.Token);
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
        ? TaskResult.Failed("States.DataLimitExceeded", Branch.PayloadTooLarge(_target.Name ?? _request.Resource).Cause)
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
        if (!_target.IsActivity || _request.IsTaken)
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

    private Alarm? Ring(TimeSpan? after, DateTimeOffset from, string error) => after is { } time
        ? Alarm.Set(Execution.Time, from + time, call => call.Happened(call.New(HappeningKind.TimedOut) with { Error = error }), this)
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
        _result = result;
        _branch.WaitFor(null);
        Dispose();
        _branch.Resume();
    }
}
