using System.Collections.Immutable;

namespace Pulumi.AwsNative.Batch;

/// <summary>Where jobs wait for a compute environment. AWS: AWS::Batch::JobQueue.</summary>
[ResourceType("aws-native:batch:JobQueue", null)]
public class JobQueue : CustomResource
{
    public JobQueue(string name, JobQueueArgs args, CustomResourceOptions? options = null)
        : base("aws-native:batch:JobQueue", name, args, options)
    {
    }

    [Output("jobQueueArn")]
    public Output<string> JobQueueArn { get; private set; } = null!;

    [Output("jobQueueName")]
    public Output<string?> JobQueueName { get; private set; } = null!;

    [Output("priority")]
    public Output<int> Priority { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    /// <summary>Reads an existing one by its id.</summary>
    public static JobQueue Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, null!, CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = id }));
}

/// <summary>What a job queue is made of.</summary>
public sealed class JobQueueArgs : ResourceArgs
{
    [Input("priority", required: true)]
    public Input<int> Priority { get; set; } = null!;

    [field: Input("computeEnvironmentOrder")]
    public InputList<Inputs.JobQueueComputeEnvironmentOrderArgs> ComputeEnvironmentOrder { get => field ??= new(); set; }

    [Input("jobQueueName")]
    public Input<string>? JobQueueName { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags { get => field ??= new(); set; }
}
