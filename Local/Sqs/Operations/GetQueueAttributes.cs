using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>What a queue is set to, and how many messages it has. AWS: Amazon SQS API Reference, GetQueueAttributes.</summary>
internal sealed class GetQueueAttributes(QueueDirectory queues) : SqsOperation(queues)
{
    private static readonly string[] Computed =
    [
        "QueueArn", "CreatedTimestamp", "LastModifiedTimestamp",
        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed",
    ];

    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var queue = Open(input, caller);
        var all = Computed.Concat(QueueAttributes.Names).ToList();
        var wanted = input.Texts("AttributeNames");
        if (wanted.FirstOrDefault(name => name != "All" && !all.Contains(name)) is { } unknown)
        {
            throw SqsError.UnknownAttribute(unknown);
        }

        var values = all
            .Where(name => wanted.Contains("All") || wanted.Contains(name))
            .Select(name => (Name: name, Value: Value(queue, name)))
            .Where(attribute => attribute.Value is not null)
            .ToDictionary(attribute => attribute.Name, attribute => attribute.Value!);
        return new(wanted.Count == 0 ? Nothing : writer => WriteMap(writer, "Attributes", values));
    }

    private static string? Value(Queue queue, string name) => name switch
    {
        "QueueArn" => queue.Arn,
        "CreatedTimestamp" => queue.Created.ToUnixTimeSeconds().ToString(),
        "LastModifiedTimestamp" => queue.Modified.ToUnixTimeSeconds().ToString(),
        "ApproximateNumberOfMessages" => queue.Count().Visible.ToString(),
        "ApproximateNumberOfMessagesNotVisible" => queue.Count().InFlight.ToString(),
        "ApproximateNumberOfMessagesDelayed" => queue.Count().Delayed.ToString(),
        _ => queue.Attributes[name],
    };
}
