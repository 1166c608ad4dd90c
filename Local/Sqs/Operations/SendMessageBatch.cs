using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Sends up to ten messages, each on its own. AWS: Amazon SQS API Reference, SendMessageBatch.</summary>
internal sealed class SendMessageBatch(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var queue = Open(input, caller, nameof(SendMessage));
        var entries = Batch.Entries(input, "SendMessageBatchRequestEntry").Select(entry => (entry.Id, Request: entry.Entry.SendRequest())).ToList();
        var size = entries.Sum(entry => entry.Request.Size);
        if (size > QueueAttributes.MaxSize)
        {
            throw SqsError.BatchTooLong(QueueAttributes.MaxSize, size);
        }

        // AWS refuses the whole batch for what every message of a FIFO queue must have.
        if (queue.Attributes.IsFifo && entries.Exists(entry => entry.Request.GroupId is null))
        {
            throw SqsError.InvalidParameter("The request must contain the parameter MessageGroupId.");
        }

        var sender = Queues.SenderId(caller);
        return new(Batch.Run(entries, request => SendMessage.Send(queue, request, sender)));
    }
}
