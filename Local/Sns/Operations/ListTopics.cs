using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>The ARNs of the account's topics, in order. AWS: Amazon SNS API Reference, ListTopics.</summary>
internal sealed class ListTopics(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        Authorize(caller, "*");
        WritePage(result, request, "Topics", topics.Topics, topic => topic.Arn, topic => WriteElement(result, "TopicArn", topic.Arn));
    }
}
