using System.Security.Cryptography;
using System.Text;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Messages;

/// <summary>What someone wants to send.</summary>
internal sealed record SendRequest(string Body)
{
    private const int MaxAttributes = 10;
    private const int MaxDelay = 900;
    private const int MaxId = 128;

    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();

    /// <summary>Seconds until the message can be received; the queue's delay unless given.</summary>
    public int? DelaySeconds { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }

    public string? TraceHeader { get; init; }

    public int Size => Message.SizeOf(Body, Attributes);

    /// <summary>What a FIFO queue knows the message by, to take it once only.</summary>
    /// <remarks>AWS: the SHA-256 of the body where the queue deduplicates by content.</remarks>
    public string Deduplication => DeduplicationId ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));

    /// <exception cref="Wire.AwsException">The queue does not take such a message.</exception>
    public void Check(QueueAttributes queue)
    {
        if (Body.Length == 0)
        {
            throw SqsError.Missing("MessageBody");
        }

        if (!Body.EnumerateRunes().All(IsAllowed))
        {
            throw SqsError.InvalidMessageContents();
        }

        CheckAttributes();
        if (Size > queue.MaximumMessageSize)
        {
            throw SqsError.InvalidParameter($"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageSize} bytes.");
        }

        if (DelaySeconds is { } delay && delay is < 0 or > MaxDelay)
        {
            throw SqsError.InvalidParameter(nameof(DelaySeconds), delay, $"DelaySeconds must be >= 0 and <= {MaxDelay}.");
        }

        CheckId("MessageGroupId", GroupId);
        CheckId("MessageDeduplicationId", DeduplicationId);
        if (queue.IsFifo)
        {
            CheckFifo(queue);
        }
        else if (DeduplicationId is not null)
        {
            throw NotOfThisType("MessageDeduplicationId", DeduplicationId);
        }
    }

    private void CheckFifo(QueueAttributes queue)
    {
        if (DelaySeconds is { } delay and > 0)
        {
            throw NotOfThisType(nameof(DelaySeconds), delay);
        }

        if (GroupId is null)
        {
            throw SqsError.Missing("MessageGroupId");
        }

        if (DeduplicationId is null && !queue.DeduplicatesByContent)
        {
            throw SqsError.InvalidParameter("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
    }

    private void CheckAttributes()
    {
        if (Attributes.Count > MaxAttributes)
        {
            throw SqsError.InvalidParameter($"Number of message attributes [{Attributes.Count}] exceeds the allowed maximum [{MaxAttributes}].");
        }

        foreach (var (name, attribute) in Attributes)
        {
            attribute.Check(name);
        }
    }

    private static void CheckId(string parameter, string? id)
    {
        if (id is not null && (id.Length is 0 or > MaxId || id.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            throw SqsError.InvalidParameter(
                parameter, id, $"{parameter} can only include alphanumeric and punctuation characters. 1 to {MaxId} in length.");
        }
    }

    private static Wire.AwsException NotOfThisType(string parameter, object value) =>
        SqsError.InvalidParameter(parameter, value, "The request include parameter that is not valid for this queue type.");

    private static bool IsAllowed(Rune rune) => rune.Value is 0x9 or 0xA or 0xD or >= 0x20 and not (0xFFFE or 0xFFFF);
}
