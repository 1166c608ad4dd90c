using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Terminal;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>Sends messages to the SQS queues that subscribe, as their policies let the topic, before the publisher is answered: a queue keeps what it was sent.</summary>
/// <param name="queues">The account's queues; null where there is no SQS.</param>
/// <param name="envelope">Wraps messages that are not delivered raw.</param>
/// <param name="deadLetters">Where the rest goes.</param>
/// <param name="access">Reads the queues' policies.</param>
/// <param name="terminal">Tells of messages that a queue refuses.</param>
/// <remarks>AWS: Amazon SNS Developer Guide, Fanout Amazon SNS notifications to Amazon SQS queues.</remarks>
internal sealed class QueueDelivery(QueueDirectory? queues, Envelope envelope, DeadLetters deadLetters, IAccess access, ITerminal terminal)
{
    /// <exception cref="AwsException"><c>InvalidParameter</c>: no queue that a standard topic can deliver to.</exception>
    public void Check(string queueArn)
    {
        if (queues?.Find(queueArn) is not { } queue)
        {
            throw SnsError.InvalidParameter($"Endpoint Reason: no SQS queue here has the ARN {queueArn}");
        }

        if (queue.Attributes.IsFifo)
        {
            throw SnsError.InvalidParameter("Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
        }
    }

    public void Send(Subscription subscription, Notification notification)
    {
        var message = subscription.RawMessageDelivery ? Raw(notification) : new(Encoding.UTF8.GetString(envelope.OfNotification(notification, subscription)));
        if (Refusal(subscription, message) is { } reason)
        {
            terminal.Write(Tone.Warning, "SNS", $"Notification not delivered to {subscription.Endpoint}: {reason}; {deadLetters.Keep(subscription, message)}");
        }
    }

    /// <summary>Sends once; why the queue does not take it, or null.</summary>
    private string? Refusal(Subscription subscription, SendRequest message)
    {
        if (queues?.Find(subscription.Endpoint) is not { } queue)
        {
            return "there is no such queue";
        }

        try
        {
            access.AuthorizeService(SnsService.Principal, subscription.TopicArn, "sqs:SendMessage", queue.Arn, queue.Attributes["Policy"]);
            queue.Send(message, SnsService.Principal);
            return null;
        }
        catch (AwsException refusal)
        {
            return refusal.Message;
        }
    }

    private static SendRequest Raw(Notification notification) => new(notification.Message.For("sqs"))
    {
        Attributes = notification.Attributes.ToDictionary(attribute => attribute.Name, Attribute),
    };

    private static Sqs.Messages.MessageAttribute Attribute(Publishing.MessageAttribute attribute) =>
        attribute.DataType.StartsWith("Binary", StringComparison.Ordinal)
            ? new(attribute.DataType, null, attribute.Value)
            : new(attribute.DataType, attribute.Value, null);
}
