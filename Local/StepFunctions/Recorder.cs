using Stepyard.Local.Terminal;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>Takes the events of one execution to where they are wanted: its history, its log, its trace, the terminal.</summary>
/// <param name="machine">The revision that the execution runs.</param>
/// <param name="history">Keeps the events; null for Express executions, which have no history.</param>
/// <param name="log">Writes them to the log group; null where logging is off.</param>
/// <param name="trace">Sends a segment at the end; null where tracing is off.</param>
/// <param name="line">Shows the execution on the terminal; null for child executions, which are too many.</param>
/// <param name="status">Tells of its start and its end; null for Express executions and for child executions.</param>
/// <param name="counts">Counts its start and its end; null for child executions, and where nothing is counted.</param>
internal sealed class Recorder(
    DeployedStateMachine machine, HistoryList? history, ExecutionLog? log, ExecutionTrace? trace, ExecutionLine? line, StatusReports? status, ExecutionCounts? counts)
    : IHistory
{
    /// <summary>The execution, which is there before its first event.</summary>
    public Execution Execution { get; set; } = null!;

    public void Add(HistoryEvent happened)
    {
        history?.Add(happened);

        // Everybody else heard of it before the execution was interrupted.
        if (Execution.IsRepeating)
        {
            return;
        }

        log?.Add(happened);
        status?.Add(happened, Execution, machine);
        counts?.Add(happened, Execution);
        switch (happened)
        {
            case StateEntered entered:
                line?.Entered(entered.Name, Execution.Identity);
                break;
            case ExecutionSucceeded:
                Ended(null, Tone.Success, "SUCCEEDED", happened.Timestamp);
                break;
            case ExecutionStopped stopped:
                Ended(stopped, Tone.Failure, StandardExecution.NameOf(StatusOf(stopped)), happened.Timestamp);
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

    private void Ended(ExecutionStopped? stopped, Tone tone, string status, DateTimeOffset end)
    {
        line?.Ended(tone, status, stopped?.Error, stopped?.Cause, end - Execution.StartDate, Execution.Identity);
        trace?.Send(stopped, end);
    }
}
