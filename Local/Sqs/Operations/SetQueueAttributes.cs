using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Sets attributes of a queue. AWS: Amazon SQS API Reference, SetQueueAttributes.</summary>
internal sealed class SetQueueAttributes(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        Queues.Set(Open(input, caller), input.Map("Attributes"));
        return new(Nothing);
    }
}
