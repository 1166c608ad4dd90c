using System.Collections.Immutable;

namespace Stepyard.Local.Sns.Publishing;

/// <summary>A message that was published to a topic, as it is on its way to the subscribers.</summary>
internal sealed record Notification(
    string MessageId, string TopicArn, string? Subject, MessageText Message, ImmutableArray<MessageAttribute> Attributes, DateTimeOffset Time);
