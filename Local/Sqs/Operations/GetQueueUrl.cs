using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>The URL of a queue by its name. AWS: Amazon SQS API Reference, GetQueueUrl.</summary>
internal sealed class GetQueueUrl(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var name = input.RequiredText("QueueName");
        input.Text("QueueOwnerAWSAccountId");
        Queues.Authorize(caller, Name, Queues.Arn(name));
        var url = Queues.Url(Queues.Named(name).Name);
        return new(writer => writer.WriteString("QueueUrl", url));
    }
}
