using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Confirms a subscription by the token that its endpoint received. AWS: Amazon SNS API Reference, ConfirmSubscription.</summary>
internal sealed class ConfirmSubscription(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "TopicArn");
        Authorize(caller, arn);
        WriteElement(result, "SubscriptionArn", topics.Confirm(topics.Find(arn), Required(request, "Token")).Arn);
    }
}
