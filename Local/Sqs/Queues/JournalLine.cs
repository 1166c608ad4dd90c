using Stepyard.Local.Sqs.Messages;

namespace Stepyard.Local.Sqs.Queues;

/// <summary>One change of a queue, as it is kept; each line has one of these.</summary>
internal sealed record JournalLine
{
    /// <summary>The queue itself, from here on.</summary>
    public QueueState? Queue { get; init; }

    /// <summary>A message that came in.</summary>
    public Message? Put { get; init; }

    /// <summary>A message that was received, or whose receiver changed when it is visible again.</summary>
    public Delivered? Delivered { get; init; }

    /// <summary>The sequence of a message that left.</summary>
    public long? Delete { get; init; }

    /// <summary>A message that left, and whose repetition a FIFO queue still refuses.</summary>
    public Seen? Seen { get; init; }

    /// <summary>All messages left.</summary>
    public bool? Purge { get; init; }
}

/// <summary>What a queue is, besides its messages.</summary>
internal sealed record QueueState(DateTimeOffset Created, DateTimeOffset Modified, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Tags);

/// <summary>The new delivery of a message.</summary>
internal sealed record Delivered(long Sequence, Delivery Delivery);

/// <summary>A message that a FIFO queue has taken.</summary>
/// <param name="Key">What its repetitions are known by.</param>
/// <param name="MessageId">What a repetition is answered with.</param>
/// <param name="Sequence">Likewise.</param>
/// <param name="Sent">When; a repetition five minutes later is a new message.</param>
internal sealed record Seen(string Key, string MessageId, long Sequence, DateTimeOffset Sent);
