namespace Stepyard.Local.StepFunctions;

/// <summary>Where Standard executions are kept.</summary>
internal interface IExecutionStore
{
    /// <summary>Records an execution before its start is acknowledged.</summary>
    /// <returns>The execution that already has its ARN, which is left as it is; null where there is none and this one was added.</returns>
    StandardExecution? Add(StandardExecution execution);

    StandardExecution? Find(string arn);

    /// <summary>The executions of a state machine, the newest first.</summary>
    IReadOnlyList<StandardExecution> Of(string stateMachineArn);

    /// <summary>Removes the executions of a state machine.</summary>
    /// <returns>Those that were there.</returns>
    IReadOnlyList<StandardExecution> Remove(string stateMachineArn);
}
