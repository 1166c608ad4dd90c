using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;

namespace Stepyard.Local.StepFunctions.MapRuns;

/// <summary>Lets one execution begin map runs where its role may start executions, and keeps them and their children.</summary>
/// <remarks>AWS: Step Functions Developer Guide, "IAM policies for using Distributed Map states".</remarks>
internal sealed class MapRunKeeper(
    DeployedStateMachine machine, Func<Caller> role, KeptMapRuns mapRuns, IExecutionStore executions, IAccess access, ILogs logs) : IMapRuns
{
    public StatesError? Begin(MapRun run)
    {
        try
        {
            access.Authorize(role(), "states:StartExecution", machine.Arn);
            mapRuns.Add(run);
            return null;
        }
        catch (AwsException refused)
        {
            return new("States.Permissions", refused.Message);
        }
    }

    public Execution Create(MapRun run, ExecutionRequest request, int items)
    {
        var log = machine.Logging.IsOn ? new ExecutionLog(machine.Logging, machine.Name, request.Identity.Id, logs) : null;
        var history = request.Machine.Type == WorkflowType.Standard ? new HistoryList() : null;
        var child = new Execution(request with { History = log is null ? history : new Recorder(history, log, null, null) });
        var kept = new StandardExecution(machine, child, history, null, null) { MapRunArn = run.Arn, ItemCount = items };
        executions.Add(kept);
        mapRuns.Find(run.Arn)?.Add(kept);
        return child;
    }
}
