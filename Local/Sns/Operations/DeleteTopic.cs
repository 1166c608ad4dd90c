using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Deletes a topic and its subscriptions; one that is gone already is no error. One of the stack is there again at the next start. AWS: Amazon SNS API Reference, DeleteTopic.</summary>
internal sealed class DeleteTopic(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "TopicArn");
        Authorize(caller, arn);
        topics.CheckArn(arn);
        topics.Delete(arn);
    }
}
