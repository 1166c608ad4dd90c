using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.MessageMoves;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>The last message move tasks of a queue, the newest first. AWS: Amazon SQS API Reference, ListMessageMoveTasks.</summary>
internal sealed class ListMessageMoveTasks(QueueDirectory queues, MessageMoveTasks tasks) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var sourceArn = input.RequiredText("SourceArn");
        var most = input.Number("MaxResults", 1, MessageMoveTasks.MostListed) ?? 1;
        Queues.Authorize(caller, Name, sourceArn);
        var source = Queues.Find(sourceArn) ?? throw SqsError.ResourceNotFound("SourceArn");
        return new(writer =>
        {
            writer.WriteStartArray("Results"u8);
            foreach (var task in tasks.Of(source).Take(most))
            {
                task.WriteTo(writer);
            }

            writer.WriteEndArray();
        });
    }
}
