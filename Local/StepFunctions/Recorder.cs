using Stepyard.Local.Terminal;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>Takes the events of one execution to where they are wanted: its history, its log, its trace, the terminal.</summary>
/// <param name="history">Keeps the events; null for Express executions, which have no history.</param>
/// <param name="log">Writes them to the log group; null where logging is off.</param>
/// <param name="trace">Sends a segment at the end; null where tracing is off.</param>
/// <param name="line">Shows the execution on the terminal; null for child executions, which are too many.</param>
/// <param name="counts">Counts its start and its end; null for child executions, and where nothing is counted.</param>
/// <param name="status">Tells of its start and its end; null for Express executions and for child executions.</param>
internal sealed class Recorder(HistoryList? history, ExecutionLog? log, ExecutionTrace? trace, ExecutionLine? line, ExecutionStatusReport? status = null, ExecutionCounts? counts = null) : IHistory
{
    /// <summary>The execution; null until it is there.</summary>
    public Execution? Execution { get; set; }

    public void Add(HistoryEvent happened)
    {
        history?.Add(happened);

        // Everybody else heard of it before the execution was interrupted.
        if (Execution is { IsRepeating: true })
        {
            return;
        }

        log?.Add(happened);
        status?.Add(happened, Execution!);
        counts?.Add(happened);
        switch (happened)
        {
            case StateEntered entered:
                line?.Entered(entered.Name);
                break;
            case ExecutionSucceeded:
                line?.Ended(Tone.Success, "SUCCEEDED", null, null, happened.Timestamp);
                trace?.Send(null, happened.Timestamp);
                break;
            case ExecutionStopped stopped:
                line?.Ended(Tone.Failure, StandardExecution.NameOf(StatusOf(stopped)), stopped.Error, stopped.Cause, happened.Timestamp);
                trace?.Send(stopped, happened.Timestamp);
                break;
        }
    }

    /// <summary>The status of an execution that ended otherwise than well.</summary>
    public static ExecutionStatus StatusOf(ExecutionStopped stopped) => stopped.Type switch
    {
        "ExecutionTimedOut" => ExecutionStatus.TimedOut,
        "ExecutionAborted" => ExecutionStatus.Aborted,
        _ => ExecutionStatus.Failed,
    };
}
