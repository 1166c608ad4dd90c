using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.MessageMoves;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Moves the messages of a dead-letter queue away. AWS: Amazon SQS API Reference, StartMessageMoveTask.</summary>
internal sealed class StartMessageMoveTask(QueueDirectory queues, MessageMoveTasks tasks) : SqsOperation(queues)
{
    private const int FastestRate = 500;

    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var sourceArn = input.RequiredText("SourceArn");
        var destinationArn = input.Text("DestinationArn");
        var perSecond = input.Number("MaxNumberOfMessagesPerSecond", 1, FastestRate);
        foreach (var action in (string[])[Name, nameof(ReceiveMessage), nameof(DeleteMessage), nameof(GetQueueAttributes)])
        {
            Queues.Authorize(caller, action, sourceArn);
        }

        if (destinationArn is not null)
        {
            Queues.Authorize(caller, nameof(SendMessage), destinationArn);
        }

        var source = Queues.Find(sourceArn) ?? throw SqsError.ResourceNotFound("SourceArn");
        var destination = destinationArn is null ? null : Queues.Find(destinationArn) ?? throw SqsError.ResourceNotFound("DestinationArn");
        if (destination == source)
        {
            throw SqsError.InvalidParameter("DestinationArn", sourceArn, "The destination queue must be another one than the source queue.");
        }

        if (destination is not null && destination.Attributes.IsFifo != source.Attributes.IsFifo)
        {
            throw SqsError.InvalidParameter("DestinationArn", destinationArn!, "The destination queue must be of the same type as the source queue.");
        }

        var task = tasks.Start(source, destination, perSecond);
        return new(writer => writer.WriteString("TaskHandle"u8, task.Handle));
    }
}
