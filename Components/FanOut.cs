using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Sns;
using Pulumi.AwsNative.Sqs;

namespace Stepyard.Components;

/// <summary>
/// A topic whose messages go to several queues, as they were published: to all that don't filter them out. What a queue does not take is
/// kept in a dead-letter queue.
/// </summary>
/// <remarks>AWS: Amazon SNS Developer Guide, "Fanout Amazon SNS notifications to Amazon SQS queues" and "Amazon SNS dead-letter queues".</remarks>
public sealed class FanOut : ComponentResource
{
    private const string Service = "sns.amazonaws.com";

    /// <param name="name">The topic's name; the stack's name is added to the physical one.</param>
    /// <param name="subscribers">The queues, each of which takes messages from this topic alone.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public FanOut(string name, ImmutableArray<Subscriber> subscribers, AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:FanOut", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        var topic = new Topic(name, new TopicArgs { TopicName = $"{name}-{settings.Stack}", KmsMasterKeyId = "alias/aws/sns" }, child);

        var deadLetters = new DeadLetterQueue(name, target, settings, options: new ComponentResourceOptions { Parent = this });
        var redrive = Accept($"{name}-dead-letters", deadLetters.Url, deadLetters.Arn);

        foreach (var (queue, filter) in subscribers)
        {
            var policy = Accept(queue.Name, queue.Url, queue.Arn);
            var subscription = new SubscriptionArgs
            {
                TopicArn = topic.TopicArn,
                Protocol = "sqs",
                Endpoint = queue.Arn,
                RawMessageDelivery = true,
                RedrivePolicy = ImmutableDictionary<string, object>.Empty.Add("deadLetterTargetArn", deadLetters.Arn),
            };
            if (!filter.IsEmpty)
            {
                subscription.FilterPolicyScope = "MessageBody";
                subscription.FilterPolicy = filter;
            }

            // Without their policies the queues take nothing, and what is published meanwhile is lost.
            _ = new Subscription(queue.Name, subscription, new CustomResourceOptions { Parent = this, DependsOn = { policy, redrive } });
        }

        TopicArn = topic.TopicArn;
        RegisterOutputs();

        QueueInlinePolicy Accept(string policy, Output<string> url, Output<string> arn) =>
            new(policy, new QueueInlinePolicyArgs { Queue = url, PolicyDocument = Statement.Sender(Service, topic.TopicArn, arn) }, child);
    }

    /// <summary>What producers publish to.</summary>
    public Output<string> TopicArn { get; }
}

/// <summary>A queue that a <see cref="FanOut"/> sends to.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Filter">What the message's body, which is JSON then, must have: members and their values; empty for every message.</param>
public sealed record Subscriber(MessageQueue Queue, ImmutableDictionary<string, object> Filter)
{
    /// <summary>Gets every message.</summary>
    public Subscriber(MessageQueue queue)
        : this(queue, ImmutableDictionary<string, object>.Empty)
    {
    }

    /// <summary>Gets the messages whose body has one of some values for a member.</summary>
    public Subscriber(MessageQueue queue, string member, params ImmutableArray<string> values)
        : this(queue, ImmutableDictionary<string, object>.Empty.Add(member, values))
    {
    }
}
