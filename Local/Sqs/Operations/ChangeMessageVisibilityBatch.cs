using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Changes the visibility of up to ten messages, each on its own. AWS: Amazon SQS API Reference, ChangeMessageVisibilityBatch.</summary>
internal sealed class ChangeMessageVisibilityBatch(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var queue = Open(input, caller, nameof(ChangeMessageVisibility));
        return new(Batch.Run(Batch.Entries(input, "ChangeMessageVisibilityBatchRequestEntry"), entry =>
        {
            ChangeMessageVisibility.Change(queue, entry);
            return Nothing;
        }));
    }
}
