using Stepyard.Local.CloudWatch;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Elsewhere;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.StepFunctions.Operations;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.Local.StepFunctions.Tasks;
using Stepyard.Local.Wire;
using Stepyard.Local.XRay;

namespace Stepyard.Local.StepFunctions;

/// <summary>AWS Step Functions: state machines, their executions, and the API.</summary>
public static class StepFunctionsService
{
    /// <summary>Adds Step Functions to a yard.</summary>
    /// <param name="yard">What it is added to.</param>
    /// <param name="logs">Where executions log.</param>
    /// <param name="traces">Where they are traced.</param>
    /// <param name="metrics">Where they are counted; null for nowhere.</param>
    /// <returns>What API Gateway and other services start executions with.</returns>
    public static IStateMachines AddStepFunctions(this Yard yard, ILogs logs, ITraces traces, IMetrics? metrics = null)
    {
        var random = Random.Shared;
        var ids = new Ids(random, yard.Time);
        var folder = yard.Options.Ephemeral ? null : StatesFolder.Open(yard.DataFolder, yard.Terminal, yard.Time.GetUtcNow());
        var store = new KeptExecutions(folder);
        var tokens = new TaskTokens(folder?.TokenKey ?? TokenKey.New());
        var waiting = new WaitingTasks(tokens, store, yard.Access);
        var activities = new KeptActivities(yard.Account, yard.Time, folder?.Catalogue);
        var integrations = new Integrations(
            yard.TaskIntegrations, new SdkOperations(yard.JsonOperations, yard.QueryOperations, yard.RestOperations, ids), new PassedTasks(yard.Elsewhere, yard.Access, yard.Account, ids, yard.Time), new ActivityTask(activities, waiting), waiting);
        var machines = new DeployedStateMachines(yard.Account, yard.Access, integrations, yard.Terminal, yard.Time, ids, random, folder?.Catalogue);
        var resources = new TaggedResources(machines, activities);
        var mapRuns = new KeptMapRuns(store);
        var preparation = new Preparation(machines, integrations, mapRuns, tokens, logs, traces, yard.Terminal, yard.Time, ids, yard.ObjectsOf, yard.Access, metrics, change => yard.StatusChanged?.Invoke(change));
        var executions = new Executions(store, folder, preparation, mapRuns, yard.Terminal, yard.Time, ids);
        var stateMachines = new StateMachines(machines, executions, yard.Access);
        var describeExecution = new DescribeExecution(executions, mapRuns, yard.Access, yard.Time);

        yard.Add(new StateMachineResource(machines));
        yard.Add(new StartExecution(stateMachines));
        yard.Add(new StartSyncExecution(stateMachines));
        yard.Add(new StopExecution(stateMachines));
        yard.Add(new RedriveExecution(new Redrives(executions, store, folder, preparation, yard.Time), yard.Access));
        yard.Add(describeExecution);
        yard.Add(new GetExecutionHistory(executions, yard.Access, yard.Time));
        yard.Add(new ListExecutions(machines, executions, mapRuns, yard.Access, yard.Time));
        yard.Add(new DescribeMapRun(mapRuns, yard.Access));
        yard.Add(new ListMapRuns(mapRuns, executions, yard.Access, yard.Time));
        AddSafe(new UpdateMapRun(mapRuns, yard.Access));
        yard.Add(new ListStateMachines(machines, yard.Access, yard.Time));
        yard.Add(new DescribeStateMachine(machines, yard.Access));
        AddSafe(new CreateStateMachine(machines, yard.Access));
        AddSafe(new UpdateStateMachine(machines, yard.Access));
        AddSafe(new DeleteStateMachine(machines, executions, yard.Access));
        yard.Add(new DescribeStateMachineForExecution(executions, yard.Access));
        AddSafe(new PublishStateMachineVersion(machines, yard.Access, yard.Time));
        yard.Add(new ListStateMachineVersions(machines, yard.Access, yard.Time));
        AddSafe(new DeleteStateMachineVersion(machines, yard.Access));
        AddSafe(new CreateStateMachineAlias(machines, yard.Access, yard.Time));
        AddSafe(new UpdateStateMachineAlias(machines, yard.Access, yard.Time));
        yard.Add(new DescribeStateMachineAlias(machines, yard.Access));
        yard.Add(new ListStateMachineAliases(machines, yard.Access, yard.Time));
        AddSafe(new DeleteStateMachineAlias(machines, yard.Access));
        AddSafe(new TagResource(resources, yard.Access));
        AddSafe(new UntagResource(resources, yard.Access));
        yard.Add(new ListTagsForResource(resources, yard.Access));
        yard.Add(new ValidateStateMachineDefinition(yard.Access));
        yard.Add(new TestState(machines, integrations, yard.Account, yard.Access, yard.Terminal, yard.Time));
        AddSafe(new SendTaskSuccess(waiting));
        AddSafe(new SendTaskFailure(waiting));
        AddSafe(new SendTaskHeartbeat(waiting));
        AddSafe(new CreateActivity(activities, yard.Access));
        AddSafe(new DeleteActivity(activities, yard.Access));
        yard.Add(new DescribeActivity(activities, yard.Access));
        yard.Add(new ListActivities(activities, yard.Access, yard.Time));
        AddSafe(new GetActivityTask(activities, yard.Access, yard.Time));

        var call = new SdkCall("AWSStepFunctions", "StepFunctions", ids, yard.Time);
        foreach (var pattern in StartExecutionTask.Patterns)
        {
            yard.Add(new StartExecutionTask(pattern, stateMachines, describeExecution, call));
        }

        yard.OnStart(async () =>
        {
            machines.RemoveUndeclared();
            await executions.ResumeAsync();
        });
        yard.OnStop(() =>
        {
            executions.StopAll();
            folder?.Dispose();
            return ValueTask.CompletedTask;
        });
        return stateMachines;

        void AddSafe(IJsonOperation operation) => yard.Add(new SafeOperation(operation, folder));
    }
}
