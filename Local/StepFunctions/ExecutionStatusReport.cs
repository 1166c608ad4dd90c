using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions;

/// <summary>Tells of the start and the end of one Standard execution.</summary>
/// <param name="machine">The revision that it runs.</param>
/// <param name="arn">Its ARN.</param>
/// <param name="name">Its name.</param>
/// <param name="start">When it started.</param>
/// <param name="tell">Is told.</param>
internal sealed class ExecutionStatusReport(DeployedStateMachine machine, string arn, string name, DateTimeOffset start, Action<ExecutionStatusChange> tell)
{
    /// <param name="happened">What has happened.</param>
    /// <param name="run">The execution.</param>
    public void Add(HistoryEvent happened, Execution run)
    {
        switch (happened)
        {
            case ExecutionStarted or ExecutionRedriven:
                tell(Change(null, happened, run));
                break;
            case ExecutionSucceeded succeeded:
                tell(Change(ExecutionStatus.Succeeded, happened, run) with { Output = succeeded.Output.ToJson() });
                break;
            case ExecutionStopped stopped:
                tell(Change(Recorder.StatusOf(stopped), happened, run) with { Error = stopped.Error, Cause = stopped.Cause });
                break;
        }
    }

    private ExecutionStatusChange Change(ExecutionStatus? status, HistoryEvent happened, Execution run)
    {
        ExecutionEnd? end = status is { } ended ? new(ended, happened.Timestamp) : null;
        return new(arn, machine.Arn, name, StandardExecution.NameOf(status), start, happened.Timestamp)
        {
            StopDate = end?.StopDate,
            StateMachineVersionArn = machine.VersionArn,
            StateMachineAliasArn = machine.AliasArn,
            Input = run.Input.ToJson(),
            RedriveCount = run.RedriveCount,
            RedriveDate = run.RedriveDate,
            Redrivability = Redrivability.Of(end, start, run.EventCount, happened.Timestamp),
        };
    }
}
