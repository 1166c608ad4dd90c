using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.StepFunctions.Operations;
using Stepyard.Local.XRay;

namespace Stepyard.Local.StepFunctions;

/// <summary>AWS Step Functions: state machines, their executions, and the API.</summary>
public static class StepFunctionsService
{
    /// <summary>Adds Step Functions to a yard.</summary>
    /// <returns>What API Gateway and other services start executions with.</returns>
    public static IStateMachines AddStepFunctions(this Yard yard, ILogs logs, ITraces traces)
    {
        var ids = new Ids(Random.Shared, yard.Time);
        var integrations = new Integrations(yard.TaskIntegrations);
        var machines = new DeployedStateMachines(yard.Account, yard.Access, integrations, yard.Terminal, yard.Time, ids);
        var executions = new Executions(machines, new ExecutionsInMemory(), integrations, logs, traces, yard.Terminal, yard.Time, ids);
        var stateMachines = new StateMachines(machines, executions, yard.Access, yard.Time);

        yard.Add(new StateMachineResource(machines));
        yard.Add(new StartExecution(stateMachines));
        yard.Add(new StartSyncExecution(stateMachines));
        yard.Add(new StopExecution(stateMachines));
        yard.Add(new DescribeExecution(executions, yard.Access));
        yard.Add(new GetExecutionHistory(executions, yard.Access));
        yard.Add(new ListExecutions(machines, executions, yard.Access));
        yard.Add(new ListStateMachines(machines, yard.Access));
        yard.Add(new DescribeStateMachine(machines, yard.Access));
        yard.Add(new CreateStateMachine(machines, yard.Access));
        yard.Add(new DeleteStateMachine(machines, executions, yard.Access));
        yard.Add(new ValidateStateMachineDefinition(yard.Access));
        yard.OnStop(() =>
        {
            executions.StopAll();
            return ValueTask.CompletedTask;
        });
        return stateMachines;
    }
}
