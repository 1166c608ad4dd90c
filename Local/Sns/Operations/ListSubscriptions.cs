using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>The account's subscriptions, in order of their ARNs. AWS: Amazon SNS API Reference, ListSubscriptions.</summary>
internal sealed class ListSubscriptions(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        Authorize(caller, "*");
        WritePage(result, request, "Subscriptions", topics.Subscriptions, subscription => subscription.Arn, subscription => WriteSubscription(result, subscription, topics.Account));
    }
}
