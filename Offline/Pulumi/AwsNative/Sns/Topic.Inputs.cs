namespace Pulumi.AwsNative.Sns.Inputs;

/// <summary>Who receives a topic's messages.</summary>
public sealed class TopicSubscriptionArgs : ResourceArgs
{
    [Input("endpoint", required: true)]
    public Input<string> Endpoint { get; set; } = null!;

    [Input("protocol", required: true)]
    public Input<string> Protocol { get; set; } = null!;
}
