using System.Collections.Immutable;

namespace Pulumi.AwsNative.Sqs;

/// <summary>A queue of messages. AWS: AWS::SQS::Queue.</summary>
[ResourceType("aws-native:sqs:Queue", null)]
public class Queue : CustomResource
{
    public Queue(string name, QueueArgs? args = null, CustomResourceOptions? options = null)
        : base("aws-native:sqs:Queue", name, args, options)
    {
    }

    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("contentBasedDeduplication")]
    public Output<bool?> ContentBasedDeduplication { get; private set; } = null!;

    [Output("deduplicationScope")]
    public Output<string?> DeduplicationScope { get; private set; } = null!;

    [Output("delaySeconds")]
    public Output<int?> DelaySeconds { get; private set; } = null!;

    [Output("fifoQueue")]
    public Output<bool?> FifoQueue { get; private set; } = null!;

    [Output("fifoThroughputLimit")]
    public Output<string?> FifoThroughputLimit { get; private set; } = null!;

    [Output("kmsDataKeyReusePeriodSeconds")]
    public Output<int?> KmsDataKeyReusePeriodSeconds { get; private set; } = null!;

    [Output("kmsMasterKeyId")]
    public Output<string?> KmsMasterKeyId { get; private set; } = null!;

    [Output("maximumMessageSize")]
    public Output<int?> MaximumMessageSize { get; private set; } = null!;

    [Output("messageRetentionPeriod")]
    public Output<int?> MessageRetentionPeriod { get; private set; } = null!;

    [Output("queueName")]
    public Output<string?> QueueName { get; private set; } = null!;

    [Output("queueUrl")]
    public Output<string> QueueUrl { get; private set; } = null!;

    [Output("receiveMessageWaitTimeSeconds")]
    public Output<int?> ReceiveMessageWaitTimeSeconds { get; private set; } = null!;

    [Output("redriveAllowPolicy")]
    public Output<object?> RedriveAllowPolicy { get; private set; } = null!;

    [Output("redrivePolicy")]
    public Output<object?> RedrivePolicy { get; private set; } = null!;

    [Output("sqsManagedSseEnabled")]
    public Output<bool?> SqsManagedSseEnabled { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableArray<AwsNative.Outputs.Tag>> Tags { get; private set; } = null!;

    [Output("visibilityTimeout")]
    public Output<int?> VisibilityTimeout { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static Queue Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a queue is made of.</summary>
public sealed class QueueArgs : ResourceArgs
{
    [Input("contentBasedDeduplication")]
    public Input<bool>? ContentBasedDeduplication { get; set; }

    [Input("deduplicationScope")]
    public Input<string>? DeduplicationScope { get; set; }

    [Input("delaySeconds")]
    public Input<int>? DelaySeconds { get; set; }

    [Input("fifoQueue")]
    public Input<bool>? FifoQueue { get; set; }

    [Input("fifoThroughputLimit")]
    public Input<string>? FifoThroughputLimit { get; set; }

    [Input("kmsDataKeyReusePeriodSeconds")]
    public Input<int>? KmsDataKeyReusePeriodSeconds { get; set; }

    [Input("kmsMasterKeyId")]
    public Input<string>? KmsMasterKeyId { get; set; }

    [Input("maximumMessageSize")]
    public Input<int>? MaximumMessageSize { get; set; }

    [Input("messageRetentionPeriod")]
    public Input<int>? MessageRetentionPeriod { get; set; }

    [Input("queueName")]
    public Input<string>? QueueName { get; set; }

    [Input("receiveMessageWaitTimeSeconds")]
    public Input<int>? ReceiveMessageWaitTimeSeconds { get; set; }

    [Input("redriveAllowPolicy")]
    public Input<object>? RedriveAllowPolicy { get; set; }

    [Input("redrivePolicy")]
    public Input<object>? RedrivePolicy { get; set; }

    [Input("sqsManagedSseEnabled")]
    public Input<bool>? SqsManagedSseEnabled { get; set; }

    [field: Input("tags")]
    public InputList<AwsNative.Inputs.TagArgs> Tags { get => field ??= new(); set; }

    [Input("visibilityTimeout")]
    public Input<int>? VisibilityTimeout { get; set; }
}
