using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Receives up to ten messages, and waits for one as long as is asked. AWS: Amazon SQS API Reference, ReceiveMessage.</summary>
internal sealed class ReceiveMessage(QueueDirectory queues) : SqsOperation(queues)
{
    private const int MaxMessages = 10;
    private const int MaxTimeout = 43_200;
    private const int MaxWait = 20;

    protected override async ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var queue = Open(input, caller);
        var max = input.Number("MaxNumberOfMessages", 1, MaxMessages) ?? 1;
        var visibility = Seconds(input.Number("VisibilityTimeout", 0, MaxTimeout)) ?? queue.Attributes.VisibilityTimeout;
        var wait = Seconds(input.Number("WaitTimeSeconds", 0, MaxWait)) ?? queue.Attributes.Wait;
        string[] system = [.. input.Texts("AttributeNames"), .. input.Texts("MessageSystemAttributeNames")];
        var attributes = input.Texts("MessageAttributeNames");
        input.Text("ReceiveRequestAttemptId");

        var messages = await queue.ReceiveAsync(max, visibility, wait, cancellation);
        return messages.Count == 0 ? Nothing : writer =>
        {
            writer.WriteStartArray("Messages");
            foreach (var message in messages)
            {
                Write(writer, message, queue, system, attributes);
            }

            writer.WriteEndArray();
        };
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;

    private static void Write(Utf8JsonWriter writer, Message message, Queue queue, string[] system, IReadOnlyList<string> attributes)
    {
        writer.WriteStartObject();
        writer.WriteString("MessageId", message.Id);
        writer.WriteString("ReceiptHandle", new ReceiptHandle(queue.Arn, message.Sequence, message.Delivery.Receipt!).ToString());
        writer.WriteString("MD5OfBody", Digest.Of(message.Body));
        writer.WriteString("Body", message.Body);
        var told = SystemAttributes(message, queue.Attributes.IsFifo)
            .Where(attribute => attribute.Value is not null && (system.Contains("All") || system.Contains(attribute.Key)))
            .Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value!))
            .ToList();
        if (told.Count > 0)
        {
            WriteMap(writer, "Attributes", told);
        }

        WriteAttributes(writer, message.Attributes.Where(attribute => attributes.Any(name => Matches(name, attribute.Key))).ToDictionary());
        writer.WriteEndObject();
    }

    private static Dictionary<string, string?> SystemAttributes(Message message, bool fifo) => new()
    {
        ["SenderId"] = message.SenderId,
        ["SentTimestamp"] = message.Sent.ToUnixTimeMilliseconds().ToString(),
        ["ApproximateReceiveCount"] = message.Delivery.ReceiveCount.ToString(),
        ["ApproximateFirstReceiveTimestamp"] = message.Delivery.FirstReceived?.ToUnixTimeMilliseconds().ToString(),
        ["MessageGroupId"] = message.GroupId,
        ["MessageDeduplicationId"] = message.DeduplicationId,
        ["SequenceNumber"] = fifo ? Message.SequenceNumber(message.Sequence) : null,
        ["AWSTraceHeader"] = message.TraceHeader,
        ["DeadLetterQueueSourceArn"] = message.SourceArn,
    };

    // The digest is that of the attributes that the receiver asked for.
    private static void WriteAttributes(Utf8JsonWriter writer, Dictionary<string, MessageAttribute> attributes)
    {
        if (Digest.Of(attributes) is not { } digest)
        {
            return;
        }

        writer.WriteString("MD5OfMessageAttributes", digest);
        writer.WriteStartObject("MessageAttributes");
        foreach (var (name, attribute) in attributes)
        {
            writer.WriteStartObject(name);
            writer.WriteString(attribute.IsBinary ? "BinaryValue" : "StringValue", attribute.IsBinary ? attribute.BinaryValue : attribute.StringValue);
            writer.WriteString("DataType", attribute.DataType);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static bool Matches(string wanted, string name) =>
        wanted is "All" or ".*" || wanted == name || (wanted.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(wanted[..^2], StringComparison.Ordinal));
}
