using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Deletes a subscription; one that is gone already is no error. AWS: Amazon SNS API Reference, Unsubscribe.</summary>
internal sealed class Unsubscribe(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "SubscriptionArn");
        if (arn.Split(':').Length is var parts && parts < 6)
        {
            throw SnsError.InvalidParameter($"SubscriptionArn Reason: An ARN must have at least 6 elements, not {parts}");
        }

        Authorize(caller, arn[..arn.LastIndexOf(':')]);
        topics.Unsubscribe(arn);
    }
}
