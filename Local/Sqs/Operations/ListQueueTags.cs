using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>The tags of a queue. AWS: Amazon SQS API Reference, ListQueueTags.</summary>
internal sealed class ListQueueTags(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var tags = Open(input, caller).Tags;
        return new(writer => WriteMap(writer, "Tags", tags));
    }
}
