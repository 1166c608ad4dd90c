using Stepyard.Local.CloudWatch;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>Counts the start and the end of one execution.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html</remarks>
internal sealed class ExecutionCounts(IMetrics metrics, string stateMachineArn, DateTimeOffset start)
{
    public void Add(HistoryEvent happened)
    {
        switch (happened)
        {
            case ExecutionStarted:
                Put("ExecutionsStarted", 1);
                break;
            case ExecutionSucceeded:
                End("ExecutionsSucceeded", happened);
                break;
            case ExecutionStopped stopped:
                End(
                    Recorder.StatusOf(stopped) switch
                    {
                        ExecutionStatus.TimedOut => "ExecutionsTimedOut",
                        ExecutionStatus.Aborted => "ExecutionsAborted",
                        _ => "ExecutionsFailed",
                    },
                    happened);
                break;
        }
    }

    private void End(string name, HistoryEvent happened)
    {
        Put(name, 1);
        Put("ExecutionTime", (happened.Timestamp - start).TotalMilliseconds);
    }

    private void Put(string name, double value) => metrics.Put("AWS/States", name, value, "StateMachineArn", stateMachineArn);
}
