using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Takes tags from a queue. AWS: Amazon SQS API Reference, UntagQueue.</summary>
internal sealed class UntagQueue(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var queue = Open(input, caller);
        queue.Set(queue.Attributes, queue.Tags.RemoveRange(input.Texts("TagKeys")));
        return new(Nothing);
    }
}
