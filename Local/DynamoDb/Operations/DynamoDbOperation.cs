using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>An operation of DynamoDB; the class has its name.</summary>
internal abstract class DynamoDbOperation(Database database) : IJsonOperation
{
    /// <summary>The operation's name, which is also the IAM action's.</summary>
    public string Name => GetType().Name;

    public string Target => $"DynamoDB_20120810.{Name}";

    protected Database Database { get; } = database;

    public ValueTask AnswerAsync(JsonElement request, Utf8JsonWriter response, Caller caller, CancellationToken cancellation)
    {
        // Decided in full before the first byte is written, so that a refusal never follows half an answer.
        var input = new Input(request);
        Capacity.Check(input);
        var write = Answer(input, caller);
        response.WriteStartObject();
        write(response);
        response.WriteEndObject();
        return ValueTask.CompletedTask;
    }

    /// <summary>Does what is asked, and returns what writes the members of the answer.</summary>
    protected abstract Action<Utf8JsonWriter> Answer(Input input, Caller caller);

    protected static void WriteItem(Utf8JsonWriter writer, string member, MapValue? item)
    {
        if (item is not null)
        {
            writer.WritePropertyName(member);
            item.WriteContent(writer);
        }
    }
}
