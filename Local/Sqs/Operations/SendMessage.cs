using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Messages;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Sends a message to a queue. AWS: Amazon SQS API Reference, SendMessage.</summary>
internal sealed class SendMessage(QueueDirectory queues) : SqsOperation(queues)
{
    /// <summary>Sends, and returns what writes the message's id and the digests of what arrived.</summary>
    public static Action<Utf8JsonWriter> Send(Queue queue, SendRequest request, string senderId)
    {
        var (id, sequence) = queue.Send(request, senderId);
        return writer =>
        {
            WriteIfAny(writer, "MD5OfMessageAttributes", Digest.Of(request.Attributes));
            writer.WriteString("MD5OfMessageBody", Digest.Of(request.Body));
            WriteIfAny(writer, "MD5OfMessageSystemAttributes", TraceDigest(request));
            writer.WriteString("MessageId", id);
            WriteIfAny(writer, "SequenceNumber", queue.Attributes.IsFifo ? Message.SequenceNumber(sequence) : null);
        };
    }

    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var queue = Open(input, caller);
        return new(Send(queue, input.SendRequest(), Queues.SenderId(caller)));
    }

    private static string? TraceDigest(SendRequest request) => request.TraceHeader is { } trace
        ? Digest.Of(new Dictionary<string, MessageAttribute> { ["AWSTraceHeader"] = new("String", trace, null) })
        : null;

    private static void WriteIfAny(Utf8JsonWriter writer, string member, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(member, value);
        }
    }
}
