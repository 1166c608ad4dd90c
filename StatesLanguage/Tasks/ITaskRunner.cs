using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Tasks;

/// <summary>What a Task state calls: the interpreter's only way out.</summary>
public interface ITaskRunner
{
    /// <summary>Runs one attempt of a Task.</summary>
    /// <param name="request">What to call, and with what.</param>
    /// <param name="cancellation">Cancelled when the state times out, or when the execution or its branch is stopped.</param>
    /// <returns>
    /// The result or the error; a failure of the called service is a result, not an exception.
    /// <see cref="TaskResult.Later"/> where it comes to <see cref="ITaskProgress.Answered"/> instead.
    /// </returns>
    ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation);

    /// <summary>Why an activity can't be given a task at all, such as that it doesn't exist; null where it can.</summary>
    /// <param name="activityArn">The state's <c>Resource</c>.</param>
    StatesError? RefusalOf(string activityArn) => null;
}

/// <summary>One attempt of a Task state.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Resource">The state's <c>Resource</c>, an ARN.</param>
/// <param name="Input">The effective parameters: what <c>InputPath</c> and <c>Parameters</c> left.</param>
/// <param name="Timeout">The state's timeout, null where it has none.</param>
/// <param name="Heartbeat">The state's heartbeat, null where it has none.</param>
/// <param name="CredentialsRoleArn">The role of the state's <c>Credentials</c>, null for the state machine's own.</param>
public sealed record TaskRequest(string State, string Resource, Value Input, TimeSpan? Timeout, TimeSpan? Heartbeat, string? CredentialsRoleArn)
{
    /// <summary>The execution that the Task belongs to; null in a test that has none.</summary>
    public ExecutionIdentity? Execution { get; init; }

    /// <summary><c>$$.Task.Token</c>: what a worker answers with; null where the Task waits for no one.</summary>
    public string? TaskToken { get; init; }

    /// <summary>An id of the attempt, the same when it is dispatched again after an interruption; null where the execution is kept in memory alone.</summary>
    public Guid? Id { get; init; }

    /// <summary>Whether it was dispatched before an interruption, with what outcome is not known.</summary>
    public bool IsAgain { get; init; }

    /// <summary>
    /// What the service answered before the execution was interrupted, since when the attempt has been waiting for the end (<c>.sync</c>,
    /// <c>.waitForTaskToken</c>): it is not called again. Null where it is called.
    /// </summary>
    public Value? Submitted { get; init; }

    /// <summary>Whether a worker had taken the activity's task before the execution was interrupted: it has the token, and is not asked again.</summary>
    public bool IsTaken { get; init; }

    /// <summary>The X-Ray trace header to call the service with; set by the runner, null where the execution is not traced.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>Where an HTTP Task shows what it sends and receives; null where nobody asks, as in every execution that is no test of a state.</summary>
    public HttpTrace? Trace { get; init; }

    /// <summary>Where the attempt reports what happens before its end; null in a test that does not care.</summary>
    public ITaskProgress? Progress { get; init; }
}

/// <summary>What a Task attempt came to: an output, or an error name with its cause.</summary>
public readonly record struct TaskResult
{
    private TaskResult(Value? output, string? error, string? cause, IDisposable? waiting = null) => (Output, Error, Cause, Waiting) = (output, error, cause, waiting);

    /// <summary>The output; null where the task failed.</summary>
    public Value? Output { get; }

    /// <summary>The error name, such as <c>DragonValidationException</c> or <c>Lambda.Unknown</c>; null where the task succeeded.</summary>
    public string? Error { get; }

    /// <summary>The cause: for a Lambda function its error payload as JSON text.</summary>
    public string? Cause { get; }

    /// <summary>Nobody knows any more of what the service was given before the execution was interrupted (<see cref="TaskRequest.Submitted"/>): it is to be called once more.</summary>
    public static TaskResult Lost => default;

    /// <summary>Whether it is <see cref="Lost"/>.</summary>
    public bool IsLost => Output is null && Error is null && Waiting is null;

    /// <summary>What waits for the answer that comes later; null in an answer. It is disposed of when the attempt is over.</summary>
    public IDisposable? Waiting { get; }

    /// <summary>The answer comes to <see cref="ITaskProgress.Answered"/>, maybe after very long: meanwhile nothing but <paramref name="waiting"/> is kept for it.</summary>
    public static TaskResult Later(IDisposable waiting) => new(null, null, null, waiting);

    public static TaskResult Succeeded(Value output) => new(output, null, null);

    public static TaskResult Failed(string error, string? cause) => new(null, error, cause);
}
