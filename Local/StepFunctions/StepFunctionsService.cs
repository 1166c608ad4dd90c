using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Elsewhere;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.StepFunctions.Operations;
using Stepyard.Local.StepFunctions.Sdk;
using Stepyard.Local.StepFunctions.Tasks;
using Stepyard.Local.XRay;

namespace Stepyard.Local.StepFunctions;

/// <summary>AWS Step Functions: state machines, their executions, and the API.</summary>
public static class StepFunctionsService
{
    /// <summary>Adds Step Functions to a yard.</summary>
    /// <returns>What API Gateway and other services start executions with.</returns>
    public static IStateMachines AddStepFunctions(this Yard yard, ILogs logs, ITraces traces)
    {
        var random = Random.Shared;
        var ids = new Ids(random, yard.Time);
        var store = new ExecutionsInMemory();
        var tokens = new TaskTokens();
        var waiting = new WaitingTasks(tokens, store, yard.Access);
        var activities = new KeptActivities(yard.Account, yard.Time);
        var integrations = new Integrations(
            yard.TaskIntegrations, new SdkOperations(yard.JsonOperations, yard.QueryOperations, ids), new PassedTasks(yard.Elsewhere, yard.Access, yard.Account, ids, yard.Time), new ActivityTask(activities, waiting), waiting);
        var machines = new DeployedStateMachines(yard.Account, yard.Access, integrations, yard.Terminal, yard.Time, ids, random);
        var resources = new TaggedResources(machines, activities);
        var mapRuns = new KeptMapRuns();
        var executions = new Executions(
            machines, store, integrations, logs, traces, yard.Terminal, yard.Time, ids, mapRuns, yard.ObjectsOf, yard.Access, tokens, change => yard.StatusChanged?.Invoke(change));
        var stateMachines = new StateMachines(machines, executions, yard.Access);
        var describeExecution = new DescribeExecution(executions, yard.Access);

        yard.Add(new StateMachineResource(machines));
        yard.Add(new StartExecution(stateMachines));
        yard.Add(new StartSyncExecution(stateMachines));
        yard.Add(new StopExecution(stateMachines));
        yard.Add(describeExecution);
        yard.Add(new GetExecutionHistory(executions, yard.Access));
        yard.Add(new ListExecutions(machines, executions, mapRuns, yard.Access));
        yard.Add(new DescribeMapRun(mapRuns, yard.Access));
        yard.Add(new ListMapRuns(mapRuns, executions, yard.Access));
        yard.Add(new UpdateMapRun(mapRuns, yard.Access));
        yard.Add(new ListStateMachines(machines, yard.Access));
        yard.Add(new DescribeStateMachine(machines, yard.Access));
        yard.Add(new CreateStateMachine(machines, yard.Access));
        yard.Add(new UpdateStateMachine(machines, yard.Access));
        yard.Add(new DeleteStateMachine(machines, executions, yard.Access));
        yard.Add(new DescribeStateMachineForExecution(executions, yard.Access));
        yard.Add(new PublishStateMachineVersion(machines, yard.Access, yard.Time));
        yard.Add(new ListStateMachineVersions(machines, yard.Access));
        yard.Add(new DeleteStateMachineVersion(machines, yard.Access));
        yard.Add(new CreateStateMachineAlias(machines, yard.Access, yard.Time));
        yard.Add(new UpdateStateMachineAlias(machines, yard.Access, yard.Time));
        yard.Add(new DescribeStateMachineAlias(machines, yard.Access));
        yard.Add(new ListStateMachineAliases(machines, yard.Access));
        yard.Add(new DeleteStateMachineAlias(machines, yard.Access));
        yard.Add(new TagResource(resources, yard.Access));
        yard.Add(new UntagResource(resources, yard.Access));
        yard.Add(new ListTagsForResource(resources, yard.Access));
        yard.Add(new ValidateStateMachineDefinition(yard.Access));
        yard.Add(new TestState(machines, integrations, yard.Account, yard.Access, yard.Terminal, yard.Time));
        yard.Add(new SendTaskSuccess(waiting));
        yard.Add(new SendTaskFailure(waiting));
        yard.Add(new SendTaskHeartbeat(waiting));
        yard.Add(new CreateActivity(activities, yard.Access));
        yard.Add(new DeleteActivity(activities, yard.Access));
        yard.Add(new DescribeActivity(activities, yard.Access));
        yard.Add(new ListActivities(activities, yard.Access));
        yard.Add(new GetActivityTask(activities, yard.Access, yard.Time));

        var call = new SdkCall("AWSStepFunctions", "StepFunctions", ids, yard.Time);
        foreach (var pattern in StartExecutionTask.Patterns)
        {
            yard.Add(new StartExecutionTask(pattern, stateMachines, describeExecution, call));
        }

        yard.OnStop(() =>
        {
            executions.StopAll();
            return ValueTask.CompletedTask;
        });
        return stateMachines;
    }
}
