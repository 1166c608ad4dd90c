namespace Pulumi.AwsNative.Events.Inputs;

/// <summary>Under which condition a statement counts.</summary>
public sealed class EventBusPolicyConditionArgs : ResourceArgs
{
    [Input("key")]
    public Input<string>? Key { get; set; }

    [Input("type")]
    public Input<string>? Type { get; set; }

    [Input("value")]
    public Input<string>? Value { get; set; }
}
