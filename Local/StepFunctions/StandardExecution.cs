using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>A Standard execution as the API shows it: how it was started, how it stands, what happened.</summary>
/// <param name="run">The run that carries it out.</param>
/// <param name="history">Where the run's events are kept.</param>
/// <param name="input">The input's text, exactly as it was sent.</param>
/// <param name="traceHeader">The X-Ray trace header; null where it was started without one and tracing is off.</param>
internal sealed class StandardExecution(Execution run, HistoryList history, string input, string? traceHeader)
{
    /// <summary><c>arn:aws:states:REGION:ACCOUNT:execution:STATEMACHINE:NAME</c>.</summary>
    public string Arn => run.Identity.Id;

    public string StateMachineArn => run.Identity.StateMachineId;

    public string Name => run.Identity.Name;

    public string Input => input;

    public string? TraceHeader => traceHeader;

    public DateTimeOffset StartDate => run.StartDate;

    /// <summary>Its place among all executions, in the order of their starts; given by the store.</summary>
    public long Sequence { get; set; }

    public HistoryList History => history;

    /// <summary>What it came to; null while it runs.</summary>
    public ExecutionResult? Result => run.Result;

    /// <summary>The status in the API's words.</summary>
    public string StatusName => Result is { } result ? NameOf(result.Status) : "RUNNING";

    public static string NameOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };

    /// <summary>Ends it as <c>ABORTED</c>; nothing happens where it has ended.</summary>
    public void Stop(string? error, string? cause) => run.Stop(error, cause);
}
