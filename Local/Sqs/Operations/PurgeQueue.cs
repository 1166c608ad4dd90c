using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Deletes all messages of a queue. AWS: Amazon SQS API Reference, PurgeQueue.</summary>
internal sealed class PurgeQueue(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        Open(input, caller).Purge();
        return new(Nothing);
    }
}
