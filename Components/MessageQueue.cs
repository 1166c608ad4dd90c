using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Sqs;

namespace Stepyard.Components;

/// <summary>An encrypted queue. A message that was received three times, and deleted by nobody, goes to a dead-letter queue of its own.</summary>
public sealed class MessageQueue : ComponentResource
{
    private const int MaxReceives = 3;

    // Whoever dies with a message has not deleted it: after a minute another one may have it.
    private const int VisibilityTimeoutSeconds = 60;

    /// <param name="name">The queue's name; the stack's name is added to the physical one.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public MessageQueue(string name, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:MessageQueue", name, options)
    {
        var queueName = $"{name}-{settings.Stack}";
        var deadLetters = new DeadLetterQueue(name, target, settings, target.Arn("sqs", queueName), new ComponentResourceOptions { Parent = this });

        var queue = new Queue(
            name,
            new QueueArgs
            {
                QueueName = queueName,
                VisibilityTimeout = VisibilityTimeoutSeconds,
                SqsManagedSseEnabled = true,
                RedrivePolicy = ImmutableDictionary<string, object>.Empty.Add("deadLetterTargetArn", deadLetters.Arn).Add("maxReceiveCount", MaxReceives),
            },
            new CustomResourceOptions { Parent = this });

        Name = name;
        Arn = queue.Arn;
        Url = queue.QueueUrl;
        RegisterOutputs();
    }

    /// <summary>The name in the program.</summary>
    public string Name { get; }

    public Output<string> Arn { get; }

    public Output<string> Url { get; }
}
