using Stepyard.Local.Provisioning;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>A subscription to a topic.</summary>
internal sealed class SubscriptionResource(TopicDirectory topics, Subscriber subscriber) : IResourceType
{
    private static readonly string[] Unsupported = ["replayPolicy", "deliveryPolicy"];

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
                topics.Find(request.Text("topicArn")), request.Text("protocol"), request.OptionalText("endpoint"), SubscriptionAttributes.Read(Attributes(request).ToDictionary()));
            return new(subscription.Arn, new Dictionary<string, object> { ["arn"] = subscription.Arn });
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Attributes(ResourceRequest request)
    {
        if (request.OptionalFlag("rawMessageDelivery") is { } raw)
        {
            yield return new("RawMessageDelivery", raw ? "true" : "false");
        }

        if (request.Inputs.TryGetValue("filterPolicy", out var policy))
        {
            yield return new("FilterPolicy", InputJson.ToElement(policy).GetRawText());
        }

        if (request.Inputs.TryGetValue("redrivePolicy", out var redrive))
        {
            yield return new("RedrivePolicy", InputJson.ToElement(redrive).GetRawText());
        }

        if (request.OptionalText("filterPolicyScope") is { } scope)
        {
            yield return new("FilterPolicyScope", scope);
        }
    }
}
