using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>The URLs of the account's queues, those with a prefix if one is given. AWS: Amazon SQS API Reference, ListQueues.</summary>
internal sealed class ListQueues(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        Queues.Authorize(caller, Name, Queues.Arn("*"));
        var prefix = input.Text("QueueNamePrefix") ?? "";
        return new(UrlPage(input, "QueueUrls", Queues.Queues.Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal))));
    }
}
