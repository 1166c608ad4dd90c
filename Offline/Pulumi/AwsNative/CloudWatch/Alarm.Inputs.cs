namespace Pulumi.AwsNative.CloudWatch.Inputs;

/// <summary>A part of a metric's identity, such as the function that it counts for.</summary>
public sealed class AlarmDimensionArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("value", required: true)]
    public Input<string> Value { get; set; } = null!;
}
