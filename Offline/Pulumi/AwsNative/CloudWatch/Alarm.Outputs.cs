namespace Pulumi.AwsNative.CloudWatch.Outputs;

/// <summary>A part of a metric's identity, such as the function that it counts for.</summary>
[OutputType]
public sealed class AlarmDimension
{
    public readonly string Name;

    public readonly string Value;

    [OutputConstructor]
    private AlarmDimension(string name, string value)
    {
        Name = name;
        Value = value;
    }
}
