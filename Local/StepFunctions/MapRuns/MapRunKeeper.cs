using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;

namespace Stepyard.Local.StepFunctions.MapRuns;

/// <summary>Lets one execution begin map runs where its role may start executions, and keeps them and their children.</summary>
/// <remarks>AWS: Step Functions Developer Guide, "IAM policies for using Distributed Map states".</remarks>
internal sealed class MapRunKeeper(DeployedStateMachine machine, Func<Caller> role, KeptMapRuns mapRuns, Executions executions, IAccess access) : IMapRuns
{
    private OpenChildren? _children;

    /// <summary>The child executions that the execution has; most have none.</summary>
    public OpenChildren Children => LazyInitializer.EnsureInitialized(ref _children);

    public DeployedStateMachine Machine => machine;

    /// <summary>One like it, for a child that has map runs itself.</summary>
    public MapRunKeeper OfChild() => new(machine, role, mapRuns, executions, access);

    public StatesError? Begin(MapRun run) => Add(run, "states:StartExecution", machine.Arn);

    /// <inheritdoc/>
    /// <remarks>AWS: Step Functions Developer Guide, "IAM permission to redrive a Map Run".</remarks>
    public StatesError? Redrive(MapRun run, WorkflowType type) => type == WorkflowType.Express
        ? Begin(run)
        : Add(run, "states:RedriveExecution", $"{run.ChildStateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:*");

    public Execution Create(MapRun run, ExecutionRequest request, int items)
    {
        mapRuns.Add(run);
        return executions.StartChild(this, run.Arn, request, items);
    }

    public void Leave(MapRun run, ExecutionRequest request, int items)
    {
        mapRuns.Add(run);
        executions.LeaveChild(this, run.Arn, request, items);
    }

    private StatesError? Add(MapRun run, string action, string resource)
    {
        try
        {
            access.Authorize(role(), action, resource);
            mapRuns.Add(run);
            return null;
        }
        catch (AwsException refused)
        {
            return new("States.Permissions", refused.Message);
        }
    }
}
