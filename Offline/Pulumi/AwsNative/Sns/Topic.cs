using System.Collections.Immutable;

namespace Pulumi.AwsNative.Sns;

/// <summary>A topic to publish messages to. AWS: AWS::SNS::Topic.</summary>
[ResourceType("aws-native:sns:Topic", null)]
public class Topic : CustomResource
{
    public Topic(string name, TopicArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:sns:Topic", name, args, options)
    {
    }

    [Output("archivePolicy")]
    public Output<object?> ArchivePolicy { get; private set; } = null!;

    [Output("contentBasedDeduplication")]
    public Output<bool?> ContentBasedDeduplication { get; private set; } = null!;

    [Output("dataProtectionPolicy")]
    public Output<object?> DataProtectionPolicy { get; private set; } = null!;

    [Output("displayName")]
    public Output<string?> DisplayName { get; private set; } = null!;

    [Output("fifoThroughputScope")]
    public Output<string?> FifoThroughputScope { get; private set; } = null!;

    [Output("fifoTopic")]
    public Output<bool?> FifoTopic { get; private set; } = null!;

    [Output("kmsMasterKeyId")]
    public Output<string?> KmsMasterKeyId { get; private set; } = null!;

    [Output("signatureVersion")]
    public Output<string?> SignatureVersion { get; private set; } = null!;

    [Output("subscription")]
    public Output<ImmutableArray<Outputs.TopicSubscription>> Subscription { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    [Output("topicArn")]
    public Output<string> TopicArn { get; private set; } = null!;

    [Output("topicName")]
    public Output<string?> TopicName { get; private set; } = null!;

    [Output("tracingConfig")]
    public Output<string?> TracingConfig { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Topic Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a topic is made of.</summary>
public sealed class TopicArgs : ResourceArgs
{
    [Input("archivePolicy")]
    public Input<object>? ArchivePolicy { get; set; }

    [Input("contentBasedDeduplication")]
    public Input<bool>? ContentBasedDeduplication { get; set; }

    [Input("dataProtectionPolicy")]
    public Input<object>? DataProtectionPolicy { get; set; }

    [Input("displayName")]
    public Input<string>? DisplayName { get; set; }

    [Input("fifoThroughputScope")]
    public Input<string>? FifoThroughputScope { get; set; }

    [Input("fifoTopic")]
    public Input<bool>? FifoTopic { get; set; }

    [Input("kmsMasterKeyId")]
    public Input<string>? KmsMasterKeyId { get; set; }

    [Input("signatureVersion")]
    public Input<string>? SignatureVersion { get; set; }

    [field: Input("subscription")]
    public InputList<Inputs.TopicSubscriptionArgs> Subscription { get => field ??= new(); set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }

    [Input("topicName")]
    public Input<string>? TopicName { get; set; }

    [Input("tracingConfig")]
    public Input<string>? TracingConfig { get; set; }
}
