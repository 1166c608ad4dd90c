using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Adds tags to a topic. AWS: Amazon SNS API Reference, TagResource.</summary>
internal sealed class TagResource(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var topic = Tagged(topics, request, caller);
        var added = TopicTags.Read(request);
        topics.Change(topic, current => current with { Tags = TopicTags.Checked(current.Tags.SetItems(added)) });
    }
}
