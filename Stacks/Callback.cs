using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Sqs;
using Stepyard.Components;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Stacks;

/// <summary>System 5: a Standard workflow behind <c>POST /callback</c> that asks through a queue, and waits for the answer of whoever takes the message.</summary>
public sealed class Callback : ComponentResource
{
    public static readonly DefinitionFile Definition = new("callback", WorkflowType.Standard, "CallbackQueueUrl");

    public Callback(HttpApi api, ImmutableDictionary<string, Definition> definitions, AwsTarget target, StackSettings settings)
        : base("stepyard:index:Callback", "callback")
    {
        var parent = new ComponentResourceOptions { Parent = this };
        var queue = CallbackQueue(target, settings);

        Workflow = new Workflow(
            "callback",
            new WorkflowArgs(definitions[Definition.Name])
            {
                StateMachineName = "CallbackStateMachine",
                Substitutions = ImmutableDictionary<string, Output<string>>.Empty.Add("CallbackQueueUrl", queue.QueueUrl),
            },
            target,
            settings,
            parent);

        Route = new Route("callback", "POST /callback", api, Workflow, settings, parent);
        RegisterOutputs();
    }

    public Workflow Workflow { get; }

    public Route Route { get; }

    private Queue CallbackQueue(AwsTarget target, StackSettings settings)
    {
        var name = $"callback-{settings.Stack}";
        var deadLetters = new Queue(
            "callback-dead-letters",
            new QueueArgs
            {
                QueueName = $"callback-dead-letters-{settings.Stack}",
                RedriveAllowPolicy = ImmutableDictionary<string, object>.Empty
                    .Add("redrivePermission", "byQueue")
                    .Add("sourceQueueArns", ImmutableArray.Create(target.Arn("sqs", name))),

                // Longer than messages stay in the queue, for somebody to see what nobody could answer.
                MessageRetentionPeriod = 14 * 24 * 3600,
            },
            new CustomResourceOptions { Parent = this });

        return new Queue(
            "callback",
            new QueueArgs
            {
                QueueName = name,
                RedrivePolicy = ImmutableDictionary<string, object>.Empty.Add("deadLetterTargetArn", deadLetters.Arn).Add("maxReceiveCount", 3),

                // A worker that dies with a message has not deleted it: after a minute another one may have it.
                VisibilityTimeout = 60,
            },
            new CustomResourceOptions { Parent = this });
    }
}
