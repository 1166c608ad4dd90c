using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>A topic's subscriptions. AWS: Amazon SNS API Reference, ListSubscriptionsByTopic.</summary>
internal sealed class ListSubscriptionsByTopic(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "TopicArn");
        Authorize(caller, arn);
        WritePage(result, request, "Subscriptions", topics.SubscriptionsOf(topics.Find(arn)), subscription => subscription.Arn, subscription => WriteSubscription(result, subscription, topics.Account));
    }
}
