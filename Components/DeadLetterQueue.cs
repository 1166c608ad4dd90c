using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Sqs;

namespace Stepyard.Components;

/// <summary>A queue that keeps what could not be handled for two weeks, for somebody to look at, with an alarm for as long as it holds any.</summary>
public sealed class DeadLetterQueue : ComponentResource
{
    // As long as SQS keeps anything, and longer than any other queue does.
    private const int RetentionSeconds = 14 * 24 * 3600;

    /// <param name="name">The name of what could not handle it; the queue's is that with <c>-dead-letters</c>, and the stack's name behind.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="sourceArn">The queue whose messages it takes; null where a service sends to it instead.</param>
    /// <param name="options">The parent.</param>
    public DeadLetterQueue(string name, AwsTarget target, StackSettings settings, Output<string>? sourceArn = null, ComponentResourceOptions? options = null)
        : base("stepyard:index:DeadLetterQueue", $"{name}-dead-letters", options)
    {
        var queue = new Queue(
            $"{name}-dead-letters",
            new QueueArgs
            {
                QueueName = $"{name}-dead-letters-{settings.Stack}",
                MessageRetentionPeriod = RetentionSeconds,
                SqsManagedSseEnabled = true,
                RedriveAllowPolicy = sourceArn is null
                    ? ImmutableDictionary<string, object>.Empty.Add("redrivePermission", "denyAll")
                    : ImmutableDictionary<string, object>.Empty.Add("redrivePermission", "byQueue").Add("sourceQueueArns", ImmutableArray.Create(sourceArn)),
            },
            new CustomResourceOptions { Parent = this });
        new Alarms(target, settings, this).OnDeadLetters($"{name}-dead-letters", queue.QueueName.Apply(physical => physical!));
        Arn = queue.Arn;
        Url = queue.QueueUrl;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }

    public Output<string> Url { get; }
}
