namespace Pulumi.AwsNative.Batch.Inputs;

/// <summary>The machines of a compute environment, and their network.</summary>
public sealed class ComputeEnvironmentComputeResourcesArgs : ResourceArgs
{
    [Input("maxvCpus", required: true)]
    public Input<int> MaxvCpus { get; set; } = null!;

    [field: Input("subnets", required: true)]
    public InputList<string> Subnets { get => field ??= new(); set; }

    /// <summary><c>EC2</c>, <c>SPOT</c>, <c>FARGATE</c> or <c>FARGATE_SPOT</c>.</summary>
    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [field: Input("securityGroupIds")]
    public InputList<string> SecurityGroupIds { get => field ??= new(); set; }
}
