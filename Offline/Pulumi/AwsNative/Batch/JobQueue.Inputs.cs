namespace Pulumi.AwsNative.Batch.Inputs;

/// <summary>A compute environment of a queue, and which of them it is asked as.</summary>
public sealed class JobQueueComputeEnvironmentOrderArgs : ResourceArgs
{
    [Input("computeEnvironment", required: true)]
    public Input<string> ComputeEnvironment { get; set; } = null!;

    [Input("order", required: true)]
    public Input<int> Order { get; set; } = null!;
}
