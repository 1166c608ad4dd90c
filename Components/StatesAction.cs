using Pulumi;

namespace Stepyard.Components;

/// <summary>An action of Step Functions that a REST route calls, and what its role has to be allowed to call it on.</summary>
/// <param name="Name">The action, such as <c>StartExecution</c>.</param>
/// <param name="ResourceOf">The resource that IAM knows for the action on one workflow.</param>
/// <remarks>AWS: Service Authorization Reference, "Actions, resources, and condition keys for AWS Step Functions".</remarks>
public sealed record StatesAction(string Name, Func<Workflow, Output<string>> ResourceOf)
{
    /// <summary>Starts the workflow and does not wait for it.</summary>
    public static readonly StatesAction StartExecution = new(nameof(StartExecution), workflow => workflow.Arn);

    /// <summary>Runs an Express workflow to its end.</summary>
    public static readonly StatesAction StartSyncExecution = new(nameof(StartSyncExecution), workflow => workflow.Arn);

    /// <summary>Tells of one execution of a Standard workflow.</summary>
    public static readonly StatesAction DescribeExecution = new(nameof(DescribeExecution), workflow => workflow.ExecutionArns);

    /// <summary>Ends an execution of a Standard workflow.</summary>
    public static readonly StatesAction StopExecution = new(nameof(StopExecution), workflow => workflow.ExecutionArns);

    /// <summary>Answers a Task of the workflow that waits with a token.</summary>
    public static readonly StatesAction SendTaskSuccess = new(nameof(SendTaskSuccess), workflow => workflow.Arn);

    /// <summary>Fails a Task of the workflow that waits with a token.</summary>
    public static readonly StatesAction SendTaskFailure = new(nameof(SendTaskFailure), workflow => workflow.Arn);
}
