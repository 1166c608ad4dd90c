using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Takes tags from a queue. AWS: Amazon SQS API Reference, UntagQueue.</summary>
internal sealed class UntagQueue(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var removed = input.Texts("TagKeys");
        Open(input, caller).SetTags(tags => tags.RemoveRange(removed));
        return new(Nothing);
    }
}
