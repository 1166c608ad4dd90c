using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Where a subscription leads, and what it chooses. AWS: Amazon SNS API Reference, GetSubscriptionAttributes.</summary>
internal sealed class GetSubscriptionAttributes(TopicDirectory topics, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "SubscriptionArn");
        Authorize(caller, arn);
        var subscription = topics.GetSubscription(arn);
        WriteAttributes(
            result,
            [
                new("SubscriptionArn", subscription.Arn),
                new("TopicArn", subscription.TopicArn),
                new("Protocol", subscription.Protocol),
                new("Endpoint", subscription.Endpoint),
                new("Owner", topics.Account.Id),
                new("SubscriptionPrincipal", topics.Account.GlobalArn("iam", "root")),
                new("PendingConfirmation", subscription.IsConfirmed ? "false" : "true"),
                new("ConfirmationWasAuthenticated", subscription.IsConfirmed ? "true" : "false"),
                .. subscription.Attributes.Told(),
            ]);
    }
}
