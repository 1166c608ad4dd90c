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
    private string _input = "";

    public void Add(HistoryEvent happened)
    {
        switch (happened)
        {
            case ExecutionStarted started:
                _input = started.Input.ToJson();
                tell(Change(ExecutionStatusChange.Running, happened));
                break;
            case ExecutionSucceeded succeeded:
                tell(Change(ExecutionStatusChange.Succeeded, happened) with { Output = succeeded.Output.ToJson() });
                break;
            case ExecutionStopped stopped:
                tell(Change(Recorder.StatusOf(stopped), happened) with { Error = stopped.Error, Cause = stopped.Cause });
                break;
        }
    }

    private ExecutionStatusChange Change(string status, HistoryEvent happened) => new(arn, machine.Arn, name, status, start, happened.Timestamp)
    {
        StateMachineVersionArn = machine.VersionArn,
        StateMachineAliasArn = machine.AliasArn,
        Input = _input,
    };
}
