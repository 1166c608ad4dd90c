using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Delivery;

/// <summary>Keeps what a subscriber did not take in the subscription's dead-letter queue, as that queue's policy lets the topic.</summary>
/// <param name="queues">The account's queues; null where there is no SQS.</param>
/// <param name="access">Reads the queue's policy.</param>
/// <remarks>AWS: Amazon SNS Developer Guide, Amazon SNS dead-letter queues.</remarks>
internal sealed class DeadLetters(QueueDirectory? queues, IAccess access)
{
    /// <param name="subscription">Whose message it is.</param>
    /// <param name="message">What it should have got.</param>
    /// <returns>Where the message is now, for a person to read.</returns>
    public string Keep(Subscription subscription, SendRequest message)
    {
        if (subscription.Attributes.DeadLetterArn is not { } arn)
        {
            return "it is lost, for the subscription has no RedrivePolicy";
        }

        if (queues?.Find(arn) is not { } queue)
        {
            return $"it is lost, for there is no queue {arn}";
        }

        try
        {
            access.AuthorizeService(SnsService.Principal, subscription.TopicArn, "sqs:SendMessage", arn, queue.Attributes["Policy"]);
            queue.Send(message, SnsService.Principal);
            return $"it is in {arn}";
        }
        catch (AwsException refusal)
        {
            return $"it is lost, for {arn} does not take it: {refusal.Message}";
        }
    }
}
