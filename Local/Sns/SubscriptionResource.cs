using Stepyard.Local.Provisioning;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>A subscription to a topic.</summary>
internal sealed class SubscriptionResource(TopicDirectory topics, Subscriber subscriber) : IResourceType
{
    private static readonly string[] Unsupported = ["filterPolicy", "redrivePolicy", "replayPolicy", "deliveryPolicy"];

    public string Token => "aws-native:sns:Subscription";

    public Provisioned Create(ResourceRequest request)
    {
        if (Array.Find(Unsupported, request.Inputs.ContainsKey) is { } unsupported)
        {
            throw request.Mistake($"'{unsupported}' is not supported here; leave it out, or set it for deployed stacks only.");
        }

        try
        {
            var subscription = subscriber.Subscribe(
                topics.Find(request.Text("topicArn")), request.Text("protocol"), request.OptionalText("endpoint"), request.OptionalFlag("rawMessageDelivery") ?? false);
            return new(subscription.Arn, new Dictionary<string, object> { ["arn"] = subscription.Arn });
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }
}
