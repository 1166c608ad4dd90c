using System.Collections.Immutable;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Sns.Topics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns;

/// <summary>An SNS topic, with the subscriptions that are written into it. Encryption and delivery logging change nothing here.</summary>
internal sealed class TopicResource(TopicDirectory topics, Subscriber subscriber) : IResourceType
{
    public string Token => "aws-native:sns:Topic";

    public Provisioned Create(ResourceRequest request)
    {
        if (request.OptionalFlag("fifoTopic") == true)
        {
            throw request.Mistake("'fifoTopic' is not supported here: FIFO topics deliver to SQS queues only.");
        }

        try
        {
            var topic = topics.Create(request.PhysicalName("topicName"), Attributes(request).ToDictionary(), ResourceTags.Read(request));
            foreach (var entry in request.List("subscription").OfType<ImmutableDictionary<string, object>>())
            {
                subscriber.Subscribe(topic, entry.GetValueOrDefault("protocol") as string ?? "", entry.GetValueOrDefault("endpoint") as string, SubscriptionAttributes.None);
            }

            return new(topic.Arn, new Dictionary<string, object> { ["topicArn"] = topic.Arn, ["topicName"] = topic.Name });
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Attributes(ResourceRequest request)
    {
        foreach (var (input, attribute) in new[]
        {
            ("displayName", "DisplayName"), ("kmsMasterKeyId", "KmsMasterKeyId"), ("signatureVersion", "SignatureVersion"), ("tracingConfig", "TracingConfig"),
        })
        {
            if (request.OptionalText(input) is { } value)
            {
                yield return new(attribute, value);
            }
        }
    }
}
