using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.MessageMoves;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Stops a message move task; what it has moved stays moved. AWS: Amazon SQS API Reference, CancelMessageMoveTask.</summary>
internal sealed class CancelMessageMoveTask(QueueDirectory queues, MessageMoveTasks tasks) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var task = tasks.Get(input.RequiredText("TaskHandle"));
        Queues.Authorize(caller, Name, task.SourceArn);
        return task.Cancel()
            ? new(writer => writer.WriteNumber("ApproximateNumberOfMessagesMoved"u8, task.Moved))
            : throw SqsError.Unsupported("Only a task that runs can be cancelled.");
    }
}
