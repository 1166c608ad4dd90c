using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>What a topic is called and how many subscribe to it. AWS: Amazon SNS API Reference, GetTopicAttributes.</summary>
internal sealed class GetTopicAttributes(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "TopicArn");
        Authorize(caller, arn);
        var topic = topics.Find(arn);
        var subscriptions = topics.SubscriptionsOf(topic);
        var attributes = new Dictionary<string, string>
        {
            ["TopicArn"] = topic.Arn,
            ["Owner"] = topics.Account.Id,
            ["DisplayName"] = "",
            ["SubscriptionsConfirmed"] = subscriptions.Count(subscription => subscription.IsConfirmed).ToString(),
            ["SubscriptionsPending"] = subscriptions.Count(subscription => !subscription.IsConfirmed).ToString(),
            ["SubscriptionsDeleted"] = "0",
        };
        foreach (var (name, value) in topic.Attributes)
        {
            attributes[name] = value;
        }

        WriteAttributes(result, attributes);
    }
}
