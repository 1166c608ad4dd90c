using Stepyard.Local.Sqs.MessageMoves;
using Stepyard.Local.Sqs.Operations;
using Stepyard.Local.Sqs.Query;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.Sqs;

/// <summary>Amazon Simple Queue Service: standard and FIFO queues and dead-letter queues; without queue policies.</summary>
internal static class SqsService
{
    /// <summary>Adds queues, which keep their messages in the data folder, the operations on them, and the integration for Task states.</summary>
    public static QueueDirectory AddSqs(this Yard yard)
    {
        var ids = new Ids(Random.Shared, yard.Time);
        var queues = new QueueDirectory(yard.Account, yard.Access, ids, yard.Time, yard.AwsEndpoint, Path.Combine(yard.DataFolder, "sqs"));
        var moves = new MessageMoveTasks(queues, ids, yard.Time);
        yard.OnStop(() =>
        {
            moves.Dispose();
            queues.Dispose();
            return ValueTask.CompletedTask;
        });

        queues.Load();
        yard.Add(new QueueResource(queues));
        yard.Add(new QueuePolicyResource(queues));

        var send = new SendMessage(queues);
        yard.Add(new SqsSendMessageTask(send, new SdkCall("AmazonSQS", "SQS", ids, yard.Time)));
        SqsOperation[] operations =
        [
            send,
            new SendMessageBatch(queues),
            new ReceiveMessage(queues),
            new DeleteMessage(queues),
            new DeleteMessageBatch(queues),
            new ChangeMessageVisibility(queues),
            new ChangeMessageVisibilityBatch(queues),
            new CreateQueue(queues),
            new DeleteQueue(queues),
            new PurgeQueue(queues),
            new ListQueues(queues),
            new ListDeadLetterSourceQueues(queues),
            new StartMessageMoveTask(queues, moves),
            new ListMessageMoveTasks(queues, moves),
            new CancelMessageMoveTask(queues, moves),
            new GetQueueUrl(queues),
            new GetQueueAttributes(queues),
            new SetQueueAttributes(queues),
            new TagQueue(queues),
            new UntagQueue(queues),
            new ListQueueTags(queues),
        ];
        foreach (var operation in operations)
        {
            yard.Add(operation);
            yard.Add(new QueryOperation(operation));
        }

        return queues;
    }
}
