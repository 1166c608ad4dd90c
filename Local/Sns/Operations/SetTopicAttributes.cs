using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Sets an attribute of a topic. AWS: Amazon SNS API Reference, SetTopicAttributes.</summary>
internal sealed class SetTopicAttributes(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "TopicArn");
        Authorize(caller, arn);
        topics.Set(topics.Find(arn), Required(request, "AttributeName"), request.GetValueOrDefault("AttributeValue", ""));
    }
}
