namespace Pulumi.AwsNative.Events.Outputs;

/// <summary>The queue that gets what a bus can't handle.</summary>
[OutputType]
public sealed class DeadLetterConfigProperties
{
    public readonly string? Arn;

    [OutputConstructor]
    private DeadLetterConfigProperties(string? arn)
    {
        Arn = arn;
    }
}

/// <summary>What a bus logs.</summary>
[OutputType]
public sealed class LogConfigProperties
{
    public readonly EventBusLogConfigPropertiesIncludeDetail? IncludeDetail;

    public readonly EventBusLogConfigPropertiesLevel? Level;

    [OutputConstructor]
    private LogConfigProperties(EventBusLogConfigPropertiesIncludeDetail? includeDetail, EventBusLogConfigPropertiesLevel? level)
    {
        IncludeDetail = includeDetail;
        Level = level;
    }
}
