using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Deletes a message that was received. AWS: Amazon SQS API Reference, DeleteMessage.</summary>
internal sealed class DeleteMessage(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        Open(input, caller).Delete(input.RequiredText("ReceiptHandle"));
        return new(Nothing);
    }
}
