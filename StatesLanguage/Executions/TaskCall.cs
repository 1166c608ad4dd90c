using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>One attempt of a Task: the call, raced against its timeout and its heartbeat.</summary>
internal sealed class TaskCall : ITaskProgress, IDisposable
{
    private readonly Branch _branch;
    private readonly TaskTarget _target;
    private readonly TaskRequest _request;
    private readonly CancellationTokenSource _cancellation = new();
    private Alarm? _timeout;
    private Alarm? _heartbeat;
    private TaskResult? _result;
    private bool _hasReported;

    public TaskCall(Branch branch, TaskRequest request, TaskTarget target)
    {
        _branch = branch;
        _target = target;
        _request = request with { Progress = this };
    }

    /// <summary>Whether it was the timeout or the heartbeat that ended the attempt.</summary>
    public bool TimedOut { get; private set; }

    private Execution Execution => _branch.Execution;

    /// <summary>Makes the call and waits for its answer.</summary>
    public async ValueTask<TaskResult> RunAsync()
    {
        var scheduled = Execution.Now;
        _branch.Record(_target.Scheduled(_request, Execution.Identity.Region));
        if (_target.Started() is { } started)
        {
            _branch.Record(started);
        }

        var answer = AskAsync();
        if (answer.IsCompleted && !_hasReported)
        {
            return Checked(answer.Result);
        }

        _branch.WaitFor(this);
        if (!_target.IsActivity)
        {
            StartClocks(scheduled);
        }

        var awaiter = answer.ConfigureAwait(false).GetAwaiter();
        awaiter.UnsafeOnCompleted(() => Execution.Post(() => End(Checked(awaiter.GetResult()))));
        await _branch.Pause();
        _branch.WaitFor(null);
        Dispose();
        return _result!.Value;
    }

    public void Submitted(Value output) => Report(() => RecordWhereAny(_target.Submitted(output)));

    public void Started(string? workerName) => Report(() =>
    {
        RecordWhereAny(_target.Taken(workerName));
        StartClocks(Execution.Now);
    });

    public void Heartbeat() => Report(() =>
    {
        _heartbeat?.Dispose();
        _heartbeat = Ring(_request.Heartbeat, Execution.Now, "States.HeartbeatTimeout");
    });

    /// <summary>Tells the runner that nobody waits for its answer any more.</summary>
    public void Dispose()
    {
        _timeout?.Dispose();
        _heartbeat?.Dispose();
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    // A runner that throws has a bug; the workflow sees a Task that failed.
    private async ValueTask<TaskResult> AskAsync()
    {
        try
        {
            return await Execution.Tasks.RunAsync(_request, _cancellation.Token);
        }
        catch (Exception bug)
        {
            return TaskResult.Failed("States.TaskFailed", bug.Message);
        }
    }

    private TaskResult Checked(TaskResult result) => result.Output is { Utf8Length: > Branch.MaxPayloadBytes }
        ? TaskResult.Failed("States.DataLimitExceeded", Branch.PayloadTooLarge(_target.Name ?? _request.Resource).Cause)
        : result;

    private void StartClocks(DateTimeOffset from)
    {
        _timeout = Ring(_request.Timeout, from, "States.Timeout");
        _heartbeat = Ring(_request.Heartbeat, from, "States.HeartbeatTimeout");
    }

    private Alarm? Ring(TimeSpan? after, DateTimeOffset from, string error) => after is { } time
        ? Alarm.Set(Execution.Time, from + time, () => Execution.Post(() =>
        {
            if (_result is null)
            {
                TimedOut = true;
                End(TaskResult.Failed(error, null));
            }
        }))
        : null;

    private void Report(Action report)
    {
        _hasReported = true;
        Execution.Post(() =>
        {
            if (_result is null && !_branch.IsCancelled)
            {
                report();
            }
        });
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
        if (_result is null)
        {
            _result = result;
            _branch.Resume();
        }
    }
}
