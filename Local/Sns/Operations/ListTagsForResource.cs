using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>The tags of a topic, by their keys. AWS: Amazon SNS API Reference, ListTagsForResource.</summary>
internal sealed class ListTagsForResource(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var topic = Tagged(topics, request, caller);
        result.WriteStartElement("Tags", Namespace);
        foreach (var (key, value) in topic.Tags)
        {
            result.WriteStartElement("member", Namespace);
            WriteElement(result, "Key", key);
            WriteElement(result, "Value", value);
            result.WriteEndElement();
        }

        result.WriteEndElement();
    }
}
