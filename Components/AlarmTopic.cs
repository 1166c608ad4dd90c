using System.Collections.Immutable;
using Pulumi;
using Pulumi.AwsNative.Sns;

namespace Stepyard.Components;

/// <summary>The topic that an environment's alarms tell, and nobody else may, with the e-mail address that hears of them.</summary>
/// <remarks>AWS: CloudWatch user guide, "Notifying users on alarm changes".</remarks>
public sealed class AlarmTopic : ComponentResource
{
    /// <param name="target">Where the stack goes.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">The parent.</param>
    public AlarmTopic(AwsTarget target, StackSettings settings, ComponentResourceOptions? options = null)
        : base("stepyard:index:AlarmTopic", "alarms", options)
    {
        var topic = new Topic("alarms", new TopicArgs { TopicName = NameOf(settings) }, new CustomResourceOptions { Parent = this });

        _ = new TopicPolicy(
            "alarms",
            new TopicPolicyArgs
            {
                Topics = { topic.TopicArn },
                PolicyDocument = Statement.Grant(
                    "TellOfAlarms",
                    "cloudwatch.amazonaws.com",
                    "sns:Publish",
                    topic.TopicArn,
                    ImmutableDictionary<string, object>.Empty
                        .Add("StringEquals", ImmutableDictionary<string, object>.Empty.Add("aws:SourceAccount", target.AccountId))
                        .Add("ArnLike", ImmutableDictionary<string, object>.Empty.Add("aws:SourceArn", target.Arn("cloudwatch", $"alarm:*-{settings.Stack}")))),
            },
            new CustomResourceOptions { Parent = this });

        if (settings.AlarmEmail is { } address)
        {
            // SNS asks the address to confirm before it sends anything else there.
            _ = new Subscription(
                "alarms", new SubscriptionArgs { TopicArn = topic.TopicArn, Protocol = "email", Endpoint = address }, new CustomResourceOptions { Parent = this });
        }

        RegisterOutputs();
    }

    /// <summary>The topic's ARN, which is known before the topic is there.</summary>
    internal static Output<string> ArnOf(AwsTarget target, StackSettings settings) => target.Arn("sns", NameOf(settings));

    private static string NameOf(StackSettings settings) => $"alarms-{settings.Stack}";
}
