using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Deletes up to ten messages, each on its own. AWS: Amazon SQS API Reference, DeleteMessageBatch.</summary>
internal sealed class DeleteMessageBatch(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var queue = Open(input, caller, nameof(DeleteMessage));
        return new(Batch.Run(Batch.Entries(input, "DeleteMessageBatchRequestEntry"), entry =>
        {
            queue.Delete(entry.RequiredText("ReceiptHandle"));
            return Nothing;
        }));
    }
}
