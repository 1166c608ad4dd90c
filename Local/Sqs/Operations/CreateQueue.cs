using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Makes a queue, or finds the one that has the same name and attributes. AWS: Amazon SQS API Reference, CreateQueue.</summary>
internal sealed class CreateQueue(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var name = input.RequiredText("QueueName");
        Queues.Authorize(caller, Name, Queues.Arn(name));
        var queue = Queues.Create(name, input.Map("Attributes"), input.Map("tags"));
        return new(writer => writer.WriteString("QueueUrl", Queues.Url(queue.Name)));
    }
}
