using System.Collections.Immutable;

namespace Stepyard.Local.Sns.Publishing;

/// <summary>What someone wants to publish, to a topic or to a phone number.</summary>
internal sealed record PublishRequest
{
    public string? TopicArn { get; init; }

    /// <summary>Names a topic as <see cref="TopicArn"/> does; mobile endpoints don't exist here.</summary>
    public string? TargetArn { get; init; }

    public string? PhoneNumber { get; init; }

    public string? Message { get; init; }

    public string? Subject { get; init; }

    /// <summary><c>json</c>: the message is an object with a text for each protocol and one for <c>default</c>.</summary>
    public string? MessageStructure { get; init; }

    public string? MessageGroupId { get; init; }

    public string? MessageDeduplicationId { get; init; }

    public ImmutableArray<MessageAttribute> Attributes { get; init; } = [];
}
