using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>Tells of the starts and the ends of Standard executions.</summary>
/// <param name="tell">Is told.</param>
internal sealed class StatusReports(Action<ExecutionStatusChange> tell)
{
    /// <param name="happened">What has happened.</param>
    /// <param name="run">The execution.</param>
    /// <param name="machine">The revision that it runs.</param>
    public void Add(HistoryEvent happened, Execution run, DeployedStateMachine machine)
    {
        switch (happened)
        {
            case ExecutionStarted or ExecutionRedriven:
                tell(Change(null, happened, run, machine));
                break;
            case ExecutionSucceeded succeeded:
                tell(Change(ExecutionStatus.Succeeded, happened, run, machine) with { Output = succeeded.Output.ToJson() });
                break;
            case ExecutionStopped stopped:
                tell(Change(Recorder.StatusOf(stopped), happened, run, machine) with { Error = stopped.Error, Cause = stopped.Cause });
                break;
        }
    }

    private static ExecutionStatusChange Change(ExecutionStatus? status, HistoryEvent happened, Execution run, DeployedStateMachine machine)
    {
        ExecutionEnd? end = status is { } ended ? new(ended, happened.Timestamp) : null;
        return new(run.Identity.Id, machine.Arn, run.Identity.Name, StandardExecution.NameOf(status), run.StartDate, happened.Timestamp)
        {
            StopDate = end?.StopDate,
            StateMachineVersionArn = machine.VersionArn,
            StateMachineAliasArn = machine.AliasArn,
            Input = run.Input.ToJson(),
            RedriveCount = run.RedriveCount,
            RedriveDate = run.RedriveDate,
            Redrivability = Redrivability.Of(end, run.StartDate, run.EventCount, happened.Timestamp),
        };
    }
}
