namespace Stepyard.Local.Sns.Topics;

/// <summary>Where a topic's messages go.</summary>
/// <param name="Arn">The topic's ARN and an id.</param>
/// <param name="TopicArn">The topic.</param>
/// <param name="Protocol"><c>http</c>, <c>https</c>, <c>lambda</c>, <c>sms</c> or <c>sqs</c>.</param>
/// <param name="Endpoint">A URL on this machine, a phone number, or the ARN of a queue or function.</param>
/// <param name="Attributes">What the subscriber chooses.</param>
/// <param name="Token">What confirms the subscription.</param>
/// <param name="IsConfirmed">An HTTP endpoint receives nothing but the request to confirm until it has confirmed.</param>
internal sealed record Subscription(
    string Arn, string TopicArn, string Protocol, string Endpoint, SubscriptionAttributes Attributes, string Token, bool IsConfirmed)
{
    /// <inheritdoc cref="SubscriptionAttributes.RawMessageDelivery"/>
    public bool RawMessageDelivery => Attributes.RawMessageDelivery;
}
