using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Changes what a subscription chooses. AWS: Amazon SNS API Reference, SetSubscriptionAttributes.</summary>
internal sealed class SetSubscriptionAttributes(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "SubscriptionArn");
        Authorize(caller, arn);
        topics.Change(arn, attributes => attributes.With(Required(request, "AttributeName"), request.GetValueOrDefault("AttributeValue", "")));
    }
}
