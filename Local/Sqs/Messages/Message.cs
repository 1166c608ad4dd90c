using System.Globalization;
using System.Text;

namespace Stepyard.Local.Sqs.Messages;

/// <summary>A message in a queue.</summary>
internal sealed record Message
{
    public required string Id { get; init; }

    /// <summary>Its place in the queue: later messages have larger numbers, also over restarts.</summary>
    public required long Sequence { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset Sent { get; init; }

    /// <summary>Who sent it: the account, or a role's session.</summary>
    public required string SenderId { get; init; }

    public required Delivery Delivery { get; init; }

    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();

    /// <summary>Messages of a group leave a FIFO queue in order.</summary>
    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    /// <summary>The sender's X-Ray trace.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The queue that a message in a dead-letter queue comes from.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The sequence number as FIFO queues tell it: 20 digits.</summary>
    public static string SequenceNumber(long sequence) => sequence.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>The size that counts for limits: body and attributes in bytes.</summary>
    public static int SizeOf(string body, IReadOnlyDictionary<string, MessageAttribute> attributes) =>
        Encoding.UTF8.GetByteCount(body)
        + attributes.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key + attribute.Value.DataType) + attribute.Value.Bytes.Length);
}

/// <summary>How far a message is on its way to a receiver.</summary>
/// <param name="VisibleAt">When it can be received: after its delay, or when its receiver has not deleted it in time.</param>
/// <param name="ReceiveCount">How often it was received.</param>
/// <param name="FirstReceived">When it was received first.</param>
/// <param name="Receipt">What the last receiver may delete it by.</param>
internal sealed record Delivery(DateTimeOffset VisibleAt, int ReceiveCount = 0, DateTimeOffset? FirstReceived = null, string? Receipt = null);
