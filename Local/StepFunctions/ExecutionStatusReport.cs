using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Values;

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
    /// <param name="input">The execution's input.</param>
    public void Add(HistoryEvent happened, Value input)
    {
        switch (happened)
        {
            case ExecutionStarted or ExecutionRedriven:
                tell(Change(ExecutionStatusChange.Running, happened, input));
                break;
            case ExecutionSucceeded succeeded:
                tell(Change(ExecutionStatusChange.Succeeded, happened, input) with { Output = succeeded.Output.ToJson() });
                break;
            case ExecutionStopped stopped:
                tell(Change(Recorder.StatusOf(stopped), happened, input) with { Error = stopped.Error, Cause = stopped.Cause });
                break;
        }
    }

    private ExecutionStatusChange Change(string status, HistoryEvent happened, Value input) => new(arn, machine.Arn, name, status, start, happened.Timestamp)
    {
        StateMachineVersionArn = machine.VersionArn,
        StateMachineAliasArn = machine.AliasArn,
        Input = input.ToJson(),
    };
}
