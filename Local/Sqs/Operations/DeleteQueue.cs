using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Deletes a queue with its messages. AWS: Amazon SQS API Reference, DeleteQueue.</summary>
internal sealed class DeleteQueue(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        Queues.Delete(Open(input, caller));
        return new(Nothing);
    }
}
