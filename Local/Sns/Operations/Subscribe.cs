using System.Xml;
using Stepyard.Local.Iam;
using Stepyard.Local.Sns.Topics;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Subscribes an endpoint to a topic; an HTTP one has to confirm. AWS: Amazon SNS API Reference, Subscribe.</summary>
internal sealed class Subscribe(TopicDirectory topics, Subscriber subscriber, IAccess access) : SnsOperation(access)
{
    protected override void Answer(IReadOnlyDictionary<string, string> request, XmlWriter result, Caller caller)
    {
        var arn = Required(request, "TopicArn");
        Authorize(caller, arn);
        var topic = topics.Find(arn);
        var subscription = subscriber.Subscribe(
            topic, Required(request, "Protocol"), request.GetValueOrDefault("Endpoint"), SubscriptionAttributes.Read(Map(request, "Attributes")));
        var showsArn = subscription.IsConfirmed || request.GetValueOrDefault("ReturnSubscriptionArn") == "true";
        WriteElement(result, "SubscriptionArn", showsArn ? subscription.Arn : "pending confirmation");
    }
}
