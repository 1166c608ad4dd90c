using Pulumi;
using Pulumi.AwsNative.Pipes;
using Pulumi.AwsNative.Pipes.Inputs;

namespace Stepyard.Components;

/// <summary>
/// A queue, and a pipe that starts one execution of a workflow for each of its messages, through a role that may take messages off
/// that queue, start that workflow, and nothing else. The workflow's input is an array with the message's body, read as JSON.
/// </summary>
/// <remarks>AWS: Amazon EventBridge User Guide, "Amazon EventBridge Pipes" and "Amazon Simple Queue Service as a source".</remarks>
public sealed class QueueRoute : ComponentResource
{
    /// <param name="name">The name of queue and pipe; the stack's name is added to the physical ones.</param>
    /// <param name="workflow">What a message starts.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public QueueRoute(string name, Workflow workflow, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:QueueRoute", name, options)
    {
        var pipeName = $"{name}-{settings.Stack}";
        Queue = new MessageQueue(name, target, settings, new ComponentResourceOptions { Parent = this });

        var role = new ServiceRole(
            $"{name}-pipe",
            new ServiceRoleArgs(
                $"Lets the pipe {pipeName} start a workflow for each message of its queue",
                "pipes.amazonaws.com",
                new Statement("TakeMessages", ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], [Queue.Arn]),
                new Statement("StartWorkflow", "states:StartExecution", workflow.Arn))
                .ForAccount(target.AccountId)
                .ForResource(target.Arn("pipes", $"pipe/{pipeName}")),
            settings,
            new ComponentResourceOptions { Parent = this });

        _ = new Pipe(
            name,
            new PipeArgs
            {
                Name = pipeName,
                RoleArn = role.Arn,
                Source = Queue.Arn,
                SourceParameters = new PipeSourceParametersArgs
                {
                    // One execution a message, so that one which fails keeps back no others. It is in an array all the same.
                    SqsQueueParameters = new PipeSourceSqsQueueParametersArgs { BatchSize = 1 },
                },
                Target = workflow.Arn,
                TargetParameters = new PipeTargetParametersArgs
                {
                    InputTemplate = "<$.body>",
                    StepFunctionStateMachineParameters = new PipeTargetStateMachineParametersArgs { InvocationType = PipeTargetInvocationType.FireAndForget },
                },
            },
            new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>What producers send to.</summary>
    public MessageQueue Queue { get; }
}
