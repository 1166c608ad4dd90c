using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sqs.Operations;

/// <summary>An operation of SQS; the class has its name.</summary>
internal abstract class SqsOperation(QueueDirectory queues) : IJsonOperation
{
    protected static readonly Action<Utf8JsonWriter> Nothing = _ => { };

    /// <summary>The operation's name, which is also the IAM action's unless it is a batch.</summary>
    public string Name => GetType().Name;

    public string Target => $"AmazonSQS.{Name}";

    protected QueueDirectory Queues { get; } = queues;

    public async ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        // Decided in full before the first byte is written, so that a refusal never follows half an answer.
        var write = await AnswerAsync(new Input(request), caller, cancellation);
        response.WriteStartObject();
        write(response);
        response.WriteEndObject();
    }

    /// <summary>Does what is asked, and returns what writes the members of the answer.</summary>
    protected abstract ValueTask<Action<Utf8JsonWriter>> AnswerAsync(Input input, Caller caller, CancellationToken cancellation);

    /// <summary>The queue that the request is about, once the caller may do it.</summary>
    protected Queue Open(Input input, Caller caller, string? action = null) => Queues.Open(input.RequiredText("QueueUrl"), action ?? Name, caller);

    protected static void WriteMap(Utf8JsonWriter writer, string member, IEnumerable<KeyValuePair<string, string>> map)
    {
        writer.WriteStartObject(member);
        foreach (var (name, value) in map)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a page of queue URLs, by a token that is the last name of the page before; an empty list only where the API's model asks for one.</summary>
    protected Action<Utf8JsonWriter> UrlPage(Input input, string member, IEnumerable<Queue> queues, bool isRequired = false)
    {
        const int maxPage = 1000;
        var size = input.Number("MaxResults", 1, maxPage) ?? maxPage;
        var after = input.Text("NextToken");
        var rest = queues.Where(queue => after is null || string.CompareOrdinal(queue.Name, after) > 0).ToList();
        return writer =>
        {
            if (isRequired || rest.Count > 0)
            {
                writer.WriteStartArray(member);
                rest.Take(size).ToList().ForEach(queue => writer.WriteStringValue(Queues.Url(queue.Name)));
                writer.WriteEndArray();
            }

            if (rest.Count > size)
            {
                writer.WriteString("NextToken", rest[size - 1].Name);
            }
        };
    }
}
