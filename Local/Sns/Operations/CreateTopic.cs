using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Makes a topic that lives as long as the yard, or finds the one of that name. AWS: Amazon SNS API Reference, CreateTopic.</summary>
internal sealed class CreateTopic(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var name = Required(request, "Name");
        Authorize(caller, topics.Account.Arn("sns", name));
        WriteElement(result, "TopicArn", topics.Create(name, Map(request, "Attributes"), TopicTags.Read(request)).Arn);
    }
}
