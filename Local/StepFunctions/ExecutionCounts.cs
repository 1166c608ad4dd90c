using Stepyard.Local.CloudWatch;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>Counts the starts and the ends of executions.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html</remarks>
internal sealed class ExecutionCounts(IMetrics metrics)
{
    /// <param name="happened">What has happened.</param>
    /// <param name="run">The execution.</param>
    public void Add(HistoryEvent happened, Execution run)
    {
        switch (happened)
        {
            case ExecutionStarted:
                Put("ExecutionsStarted", 1, run);
                break;
            case ExecutionSucceeded:
                End("ExecutionsSucceeded", happened, run);
                break;
            case ExecutionStopped stopped:
                End(
                    Recorder.StatusOf(stopped) switch
                    {
                        ExecutionStatus.TimedOut => "ExecutionsTimedOut",
                        ExecutionStatus.Aborted => "ExecutionsAborted",
                        _ => "ExecutionsFailed",
                    },
                    happened,
                    run);
                break;
        }
    }

    private void End(string name, HistoryEvent happened, Execution run)
    {
        Put(name, 1, run);
        Put("ExecutionTime", (happened.Timestamp - run.StartDate).TotalMilliseconds, run);
    }

    private void Put(string name, double value, Execution run) => metrics.Put("AWS/States", name, value, "StateMachineArn", run.Identity.StateMachineId);
}
