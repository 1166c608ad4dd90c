namespace Pulumi.AwsNative.Events.Inputs;

/// <summary>The queue that gets what a bus can't handle.</summary>
public sealed class DeadLetterConfigPropertiesArgs : ResourceArgs
{
    [Input("arn")]
    public Input<string>? Arn { get; set; }
}

/// <summary>What a bus logs.</summary>
public sealed class LogConfigPropertiesArgs : ResourceArgs
{
    [Input("includeDetail")]
    public Input<EventBusLogConfigPropertiesIncludeDetail>? IncludeDetail { get; set; }

    [Input("level")]
    public Input<EventBusLogConfigPropertiesLevel>? Level { get; set; }
}
