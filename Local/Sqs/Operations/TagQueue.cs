using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>Adds tags to a queue. AWS: Amazon SQS API Reference, TagQueue.</summary>
internal sealed class TagQueue(QueueDirectory queues) : SqsOperation(queues)
{
    protected override ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation)
    {
        var added = input.Map("Tags");
        Open(input, caller).SetTags(tags => tags.SetItems(added));
        return new(Nothing);
    }
}
