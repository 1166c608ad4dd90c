using System.ComponentModel;
using System.Diagnostics;
using Stepyard.Local.Lambda.Logging;

namespace Stepyard.Local.Lambda.Environments;

/// <summary>One execution environment: a process that loads the function once and handles one event at a time.</summary>
internal sealed class ExecutionEnvironment
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly FunctionEnvironments _pool;
    private readonly EnvironmentLog _log;
    private readonly TimeProvider _time;
    private readonly ITimer _watchdog;
    private readonly long _created;
    private Process? _process;
    private Invocation? _current;
    private TaskCompletionSource<Invocation>? _poll;
    private TimeSpan? _initialization;
    private Func<string, InvocationResult>? _loadFailure;
    private bool _killed;

    public ExecutionEnvironment(FunctionEnvironments pool, EnvironmentLog log, TimeProvider time)
    {
        (_pool, _log, _time, _created) = (pool, log, time, time.GetTimestamp());
        _watchdog = time.CreateTimer(_ => TimeOut(), null, Quotas.Initialization + pool.Function.Timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>When it last came free, by the clock's timestamp.</summary>
    public long IdleSince { get; private set; }

    /// <summary>Completes when the process has ended and its log is written.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the process, and sees to its end.</summary>
    public void Start(ProcessStartInfo start) => Ended = Task.Run(() => RunAsync(start));

    /// <summary>The environment is ready for an event: one that waits, or the next that comes.</summary>
    public ValueTask<Invocation> NextAsync()
    {
        if (_initialization is null)
        {
            _initialization = _time.GetElapsedTime(_created);
            _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        // Assigned before the pool knows: another thread may hand over an event at once.
        var poll = new TaskCompletionSource<Invocation>();
        _poll = poll;
        IdleSince = _time.GetTimestamp();
        if (_pool.Take(this) is { } waiting)
        {
            Begin(waiting);
            return new(waiting);
        }

        return new(poll.Task);
    }

    /// <summary>Hands over an event to an environment that waits for one; it is on its way when this returns.</summary>
    public void Assign(Invocation invocation)
    {
        Begin(invocation);
        if (!_poll!.TrySetResult(invocation) && Interlocked.Exchange(ref _current, null) == invocation)
        {
            // It ended while it was idle and never saw the event: another one shall have it.
            _pool.Place(invocation);
        }
    }

    /// <summary>Takes the result of the current invocation; false where it is not the current one (it has timed out).</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="logRecords">How many log records the invocation has written.</param>
    public bool Finish(InvocationResult result, int logRecords)
    {
        if (Volatile.Read(ref _current) is not { } invocation || invocation.RequestId != result.RequestId
            || Interlocked.CompareExchange(ref _current, null, invocation) != invocation)
        {
            return false;
        }

        _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Complete(invocation, result, result.Failed ? "error" : "success", logRecords);
        return true;
    }

    /// <summary>The function could not be loaded: the process is ended, and the invocation that waits for it gets the error.</summary>
    public void FailInitialization(byte[] error)
    {
        FailLoading(id => new(id, error, Failed: true));
        Kill();
    }

    /// <summary>Ends the process and whatever it has started.</summary>
    public void Kill()
    {
        // Whole fences, here and where the process is started: one of the two sees what the other has written.
        Interlocked.Exchange(ref _killed, true);
        _watchdog.Dispose();
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static string Describe(int exitCode) => exitCode switch
    {
        0 => "Runtime exited without providing a reason",
        128 + 6 => "Runtime exited with error: signal: aborted",
        128 + 9 => "Runtime exited with error: signal: killed",
        128 + 11 => "Runtime exited with error: signal: segmentation fault",
        _ => $"Runtime exited with error: exit status {exitCode}",
    };

    private void Begin(Invocation invocation)
    {
        invocation.Started = _time.GetUtcNow();
        invocation.Deadline = invocation.Started + _pool.Function.Timeout;
        _current = invocation;
        _watchdog.Change(_pool.Function.Timeout, Timeout.InfiniteTimeSpan);
        _log.Start(invocation);
    }

    private async Task RunAsync(ProcessStartInfo start)
    {
        var end = "";
        try
        {
            using var process = Process.Start(start)!;
            Interlocked.Exchange(ref _process, process);
            if (Volatile.Read(ref _killed))
            {
                Kill();
            }

            _log.Watch(process);
            var output = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
            await process.WaitForExitAsync();

            // What the process started itself may outlive it and keep the pipes open.
            await Task.WhenAny(output, Task.Delay(LastWords, _time));
            end = Describe(process.ExitCode);
            _process = null;
        }
        catch (Win32Exception) when (!Directory.Exists(start.WorkingDirectory))
        {
            FailLoading(id => InvocationResult.Error(id, "Runtime.InvalidWorkingDir", $"The code of {_pool.Function.Name} is {start.WorkingDirectory}, which does not exist: build the functions first."));
        }
        catch (Win32Exception e)
        {
            end = $"Runtime failed to start: {e.Message}";
        }

        End(end);
        await _log.CloseAsync();
    }

    private void TimeOut()
    {
        if (Interlocked.Exchange(ref _current, null) is { } invocation)
        {
            Complete(invocation, InvocationResult.TimedOut(invocation.RequestId, _pool.Function.Timeout), "timeout", 0);
        }
        else if (_initialization is null)
        {
            FailLoading(id => InvocationResult.TimedOut(id, _pool.Function.Timeout));
        }
        else
        {
            // The result came in the same moment.
            return;
        }

        _pool.Remove(this);
        Kill();
    }

    private void FailLoading(Func<string, InvocationResult> failure) => _loadFailure ??= failure;

    private void End(string how)
    {
        _poll?.TrySetCanceled();
        if (Interlocked.Exchange(ref _current, null) is { } invocation)
        {
            Complete(invocation, InvocationResult.Exited(invocation.RequestId, how), "failure", 0);
        }
        else if (_initialization is null)
        {
            var failure = _loadFailure ?? (id => InvocationResult.Exited(id, how));
            if (!Volatile.Read(ref _killed) || _loadFailure is not null)
            {
                _log.Fail(failure(""));
            }

            _pool.FailOne(failure);
        }

        Kill();
        _pool.Remove(this);
    }

    private void Complete(Invocation invocation, InvocationResult result, string status, int logRecords)
    {
        _log.Report(new(invocation, result, status, _time.GetUtcNow() - invocation.Started, _initialization, logRecords));
        if (_initialization is not null)
        {
            // Only the first invocation's report tells how long loading took.
            _initialization = TimeSpan.Zero;
        }

        invocation.Complete(result);
    }

    private async Task PumpAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            _log.Line(line);
        }
    }
}
