namespace Stepyard.Local.Lambda;

/// <summary>One event on its way through a function.</summary>
internal sealed class Invocation(string requestId, string functionArn, ReadOnlyMemory<byte> payload, string? traceHeader)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isComplete;

    public string RequestId { get; } = requestId;

    /// <summary>The ARN as it was invoked, with its qualifier if it had one.</summary>
    public string FunctionArn { get; } = functionArn;

    public ReadOnlyMemory<byte> Payload { get; } = payload;

    /// <summary>The X-Ray trace header; null where the request has none.</summary>
    public string? TraceHeader { get; } = traceHeader;

    /// <summary>Where the end of the log goes; null unless the caller asked for it.</summary>
    public TaskCompletionSource<string>? LogTail { get; init; }

    /// <summary>When it began to wait for an environment, by the clock's timestamp.</summary>
    public long Queued { get; set; }

    /// <summary>When an environment took it; the default until then.</summary>
    public DateTimeOffset Started { get; set; }

    public DateTimeOffset Deadline { get; set; }

    public Task<InvocationResult> Result => _result.Task;

    /// <summary>Called once, before the result can be seen.</summary>
    public Action? Completing { get; set; }

    public void Complete(InvocationResult result)
    {
        if (!Interlocked.Exchange(ref _isComplete, true))
        {
            Completing?.Invoke();
            _result.SetResult(result);
        }
    }
}
