namespace Pulumi.AwsNative.Sns;

/// <summary>Who receives a topic's messages. AWS: AWS::SNS::Subscription.</summary>
[ResourceType("aws-native:sns:Subscription", null)]
public class Subscription : CustomResource
{
    public Subscription(string name, SubscriptionArgs args, CustomResourceOptions? options = null)
        : base("aws-native:sns:Subscription", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("deliveryPolicy")]
    public Output<object?> DeliveryPolicy { get; private set; } = null!;

    [Output("endpoint")]
    public Output<string?> Endpoint { get; private set; } = null!;

    [Output("filterPolicy")]
    public Output<object?> FilterPolicy { get; private set; } = null!;

    [Output("filterPolicyScope")]
    public Output<string?> FilterPolicyScope { get; private set; } = null!;

    [Output("protocol")]
    public Output<string> Protocol { get; private set; } = null!;

    [Output("rawMessageDelivery")]
    public Output<bool?> RawMessageDelivery { get; private set; } = null!;

    [Output("redrivePolicy")]
    public Output<object?> RedrivePolicy { get; private set; } = null!;

    [Output("region")]
    public Output<string?> Region { get; private set; } = null!;

    [Output("replayPolicy")]
    public Output<object?> ReplayPolicy { get; private set; } = null!;

    [Output("subscriptionRoleArn")]
    public Output<string?> SubscriptionRoleArn { get; private set; } = null!;

    [Output("topicArn")]
    public Output<string> TopicArn { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Subscription Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a subscription is made of.</summary>
public sealed class SubscriptionArgs : ResourceArgs
{
    [Input("protocol", required: true)]
    public Input<string> Protocol { get; set; } = null!;

    [Input("topicArn", required: true)]
    public Input<string> TopicArn { get; set; } = null!;

    [Input("deliveryPolicy")]
    public Input<object>? DeliveryPolicy { get; set; }

    [Input("endpoint")]
    public Input<string>? Endpoint { get; set; }

    [Input("filterPolicy")]
    public Input<object>? FilterPolicy { get; set; }

    [Input("filterPolicyScope")]
    public Input<string>? FilterPolicyScope { get; set; }

    [Input("rawMessageDelivery")]
    public Input<bool>? RawMessageDelivery { get; set; }

    [Input("redrivePolicy")]
    public Input<object>? RedrivePolicy { get; set; }

    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("replayPolicy")]
    public Input<object>? ReplayPolicy { get; set; }

    [Input("subscriptionRoleArn")]
    public Input<string>? SubscriptionRoleArn { get; set; }
}
