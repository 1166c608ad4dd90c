namespace Pulumi.AwsNative.Sqs;

/// <summary>Who may use a queue. AWS: AWS::SQS::QueueInlinePolicy.</summary>
[ResourceType("aws-native:sqs:QueueInlinePolicy", null)]
public class QueueInlinePolicy : CustomResource
{
    public QueueInlinePolicy(string name, QueueInlinePolicyArgs args, CustomResourceOptions? options = null)
        : base("aws-native:sqs:QueueInlinePolicy", name, args, options)
    {
    }

    [Output("policyDocument")]
    public Output<object> PolicyDocument { get; private set; } = null!;

    [Output("queue")]
    public Output<string> Queue { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static QueueInlinePolicy Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a queue's policy is made of.</summary>
public sealed class QueueInlinePolicyArgs : ResourceArgs
{
    [Input("policyDocument", required: true)]
    public Input<object> PolicyDocument { get; set; } = null!;

    [Input("queue", required: true)]
    public Input<string> Queue { get; set; } = null!;
}
