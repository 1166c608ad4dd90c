using Stepyard.Local.Sns.Delivery;
using Stepyard.Local.Sns.Operations;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sns.TextMessages;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>Amazon Simple Notification Service: topics, subscriptions of HTTP endpoints on this machine, and text messages to an inbox.</summary>
public static class SnsService
{
    internal const string Version = "2010-03-31";
    internal const string Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    /// <summary>Adds topics, the operations on them, the inbox for text messages, and the integration for Task states.</summary>
    public static void AddSns(this Yard yard)
    {
        var ids = new Ids(Random.Shared, yard.Time);
        var signer = new Signer(yard.Time);
        var courier = new Courier(new Envelope(yard.AwsEndpoint, signer), ids, yard.Time, yard.Terminal);
        var inbox = new Inbox(Path.Combine(yard.DataFolder, "sms.jsonl"), yard.Terminal);
        var topics = new TopicDirectory(yard.Account, ids);
        var subscriber = new Subscriber(topics, courier);
        var publisher = new Publisher(topics, courier, inbox, yard.Access, ids, yard.Time);
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
            new CreateTopic(topics, yard.Access),
            new ListTopics(topics, yard.Access),
            new ListSubscriptions(topics, yard.Access),
            new ListSubscriptionsByTopic(topics, yard.Access),
            new GetTopicAttributes(topics, yard.Access),
        ];
        foreach (var operation in operations)
        {
            yard.Add(operation);
        }
    }
}
