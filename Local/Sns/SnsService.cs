using Stepyard.Local.Lambda;
using Stepyard.Local.Sns.Delivery;
using Stepyard.Local.Sns.Operations;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.TextMessages;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>Amazon Simple Notification Service: topics, subscriptions of queues, of functions and of HTTP endpoints on this machine, and text messages to an inbox.</summary>
internal static class SnsService
{
    public const string Version = "2010-03-31";
    public const string Principal = "sns.amazonaws.com";
    public const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    /// <summary>Adds topics, the operations on them, the inbox for text messages, and the integration for Task states.</summary>
    /// <param name="yard">What they are added to.</param>
    /// <param name="queues">The queues that may subscribe; none where the yard has no SQS.</param>
    /// <param name="functions">The functions that may subscribe; none where the yard has no Lambda.</param>
    /// <returns>What other services publish with.</returns>
    public static Publisher AddSns(this Yard yard, QueueDirectory? queues = null, Functions? functions = null)
    {
        var ids = new Ids(Random.Shared, yard.Time);
        var signer = new Signer(yard.Time);
        var envelope = new Envelope(yard.AwsEndpoint, signer);
        var deadLetters = new DeadLetters(queues, yard.Access);
        var courier = new Courier(envelope, deadLetters, ids, yard.Time, yard.Terminal);
        var toQueues = new QueueDelivery(queues, envelope, deadLetters, yard.Access, yard.Terminal);
        var toFunctions = new FunctionDelivery(functions, envelope, deadLetters, yard.Access, yard.Terminal);
        var inbox = new Inbox(Path.Combine(yard.DataFolder, "sms.jsonl"), yard.Terminal);
        var topics = new TopicDirectory(yard.Account, ids);
        var subscriber = new Subscriber(topics, courier, toQueues, toFunctions);
        var publisher = new Publisher(topics, courier, toQueues, toFunctions, inbox, yard.Access, ids, yard.Time);
        yard.OnStart(() =>
        {
            topics.Keep(new(Path.Combine(yard.DataFolder, "topics.json")));
            return ValueTask.CompletedTask;
        });
        yard.OnStop(async () =>
        {
            await courier.DisposeAsync();
            signer.Dispose();
        });

        yard.Add(new TopicResource(topics, subscriber));
        yard.Add(new SubscriptionResource(topics, subscriber));
        yard.Add(new TopicPolicyResource(topics));
        yard.Add(new SnsPublishTask(publisher, new SdkCall("AmazonSNS", "SNS", ids, yard.Time)));
        yard.Add(new ReadInbox(inbox));
        yard.Add(new SigningCertificate(signer));
        yard.Add(new SubscriptionLink(topics));

        IQueryOperation[] operations =
        [
            new Publish(publisher, yard.Access),
            new PublishBatch(topics, publisher, yard.Access),
            new Subscribe(topics, subscriber, yard.Access),
            new ConfirmSubscription(topics, yard.Access),
            new Unsubscribe(topics, yard.Access),
            new GetSubscriptionAttributes(topics, yard.Access),
            new SetSubscriptionAttributes(topics, yard.Access),
            new CreateTopic(topics, yard.Access),
            new ListTopics(topics, yard.Access),
            new ListSubscriptions(topics, yard.Access),
            new ListSubscriptionsByTopic(topics, yard.Access),
            new GetTopicAttributes(topics, yard.Access),
            new SetTopicAttributes(topics, yard.Access),
            new DeleteTopic(topics, yard.Access),
            new TagResource(topics, yard.Access),
            new UntagResource(topics, yard.Access),
            new ListTagsForResource(topics, yard.Access),
        ];
        foreach (var operation in operations)
        {
            yard.Add(operation);
        }

        return publisher;
    }
}
