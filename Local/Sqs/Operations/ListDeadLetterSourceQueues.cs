using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>The URLs of the queues whose dead-letter queue this one is. AWS: Amazon SQS API Reference, ListDeadLetterSourceQueues.</summary>
internal sealed class ListDeadLetterSourceQueues(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var target = Open(input, caller).Arn;
        return new(UrlPage(input, "queueUrls", Queues.Queues.Where(queue => queue.Attributes.Redrive?.DeadLetterTargetArn == target), isRequired: true));
    }
}
