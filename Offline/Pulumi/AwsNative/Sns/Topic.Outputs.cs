namespace Pulumi.AwsNative.Sns.Outputs;

/// <summary>Who receives a topic's messages.</summary>
[OutputType]
public sealed class TopicSubscription
{
    public readonly string Endpoint;

    public readonly string Protocol;

    [OutputConstructor]
    private TopicSubscription(string endpoint, string protocol)
    {
        Endpoint = endpoint;
        Protocol = protocol;
    }
}
