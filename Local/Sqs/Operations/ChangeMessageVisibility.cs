using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Changes how long a receiver has until others receive the message too. AWS: Amazon SQS API Reference, ChangeMessageVisibility.</summary>
internal sealed class ChangeMessageVisibility(QueueDirectory queues) : SqsOperation(queues)
{
    private const int MaxTimeout = 43_200;

    /// <summary>Changes the visibility of the message that a request or an entry of a batch names.</summary>
    public static void Change(Queue queue, Input input)
    {
        var handle = input.RequiredText("ReceiptHandle");
        var seconds = input.Number("VisibilityTimeout", 0, MaxTimeout) ?? throw SqsError.Missing("VisibilityTimeout");
        queue.ChangeVisibility(handle, TimeSpan.FromSeconds(seconds));
    }

    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        Change(Open(input, caller), input);
        return new(Nothing);
    }
}
