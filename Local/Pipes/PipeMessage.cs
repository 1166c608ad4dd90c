using System.Globalization;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.Sqs.Queues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.Pipes;

/// <summary>A message of a queue, as a pipe hands it over.</summary>
/// <param name="Handle">What the message is deleted by.</param>
/// <param name="Record">What a target gets.</param>
/// <param name="Received">When the pipe received it.</param>
/// <remarks>AWS: Amazon EventBridge User Guide, "Amazon Simple Queue Service as a source".</remarks>
internal sealed record PipeMessage(string Handle, ObjectValue Record, DateTimeOffset Received)
{
    private const string Body = "body";

    /// <summary>The record with the body as JSON where it is JSON, as filters and templates see it.</summary>
    public ObjectValue Read { get; } = Value.TryParse(Record[Body].ToText(), out var body) && body is ObjectValue or ArrayValue ? Record.With(Body, body) : Record;

    public static PipeMessage Of(Message message, Queue queue, Account account, DateTimeOffset now)
    {
        var handle = new ReceiptHandle(queue.Arn, message.Sequence, message.Delivery.Receipt!).ToString();
        var record = ObjectValue.Create(
            new("messageId", message.Id),
            new("receiptHandle", handle),
            new(Body, message.Body),
            new("attributes", Attributes(message)),
            new("messageAttributes", ObjectValue.Create([.. message.Attributes.Select(attribute => KeyValuePair.Create<string, Value>(attribute.Key, Attribute(attribute.Value)))])),
            new("md5OfBody", Digest.Of(message.Body)),
            new("eventSource", "aws:sqs"),
            new("eventSourceARN", queue.Arn),
            new("awsRegion", account.Region));
        return new(handle, record, now);
    }

    private static ObjectValue Attributes(Message message)
    {
        var attributes = ObjectValue.Create("ApproximateReceiveCount", message.Delivery.ReceiveCount.ToString(CultureInfo.InvariantCulture))
            .With("SentTimestamp", Milliseconds(message.Sent))
            .With("SenderId", message.SenderId)
            .With("ApproximateFirstReceiveTimestamp", Milliseconds(message.Delivery.FirstReceived ?? message.Sent));
        return message is { GroupId: { } group, DeduplicationId: { } deduplication }
            ? attributes.With("SequenceNumber", Message.SequenceNumber(message.Sequence)).With("MessageGroupId", group).With("MessageDeduplicationId", deduplication)
            : attributes;
    }

    private static ObjectValue Attribute(MessageAttribute attribute)
    {
        var (name, value) = attribute.IsBinary ? ("binaryValue", attribute.BinaryValue) : ("stringValue", attribute.StringValue);
        return ObjectValue.Create(name, value ?? "").With("stringListValues", ArrayValue.Empty).With("binaryListValues", ArrayValue.Empty).With("dataType", attribute.DataType);
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
