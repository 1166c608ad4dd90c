using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Takes tags from a topic. AWS: Amazon SNS API Reference, UntagResource.</summary>
internal sealed class UntagResource(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var topic = Tagged(topics, request, caller);
        var removed = TopicTags.ReadKeys(request);
        topics.Change(topic, current => current with { Tags = current.Tags.RemoveRange(removed) });
    }
}
