using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Up to 100 items as they are at one instant. AWS: Amazon DynamoDB API Reference, TransactGetItems.</summary>
internal sealed class TransactGetItems(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var gets = input.List("TransactItems").Select(entry => Read(new Input(new Input(entry).Required("Get")), caller)).ToList();
        Transaction.RequireCount(gets.Count);
        var items = Database.Atomically(() => gets.ConvertAll(get => (get.Table, Item: get.Find())));
        return writer =>
        {
            writer.WriteStartArray("Responses");
            foreach (var (_, item) in items)
            {
                writer.WriteStartObject();
                WriteItem(writer, "Item", item.Shown);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            Capacity.Write(writer, input, items.Select(read => (read.Table.Name, 2 * Capacity.OfRead(read.Item.Size, consistent: true))));
        };
    }

    private (Table Table, Func<(MapValue? Shown, int Size)> Find) Read(Input get, Caller caller)
    {
        var table = Database.Open(get.TableName, nameof(GetItem), caller);
        var key = table.Key.Exactly(get.Item("Key"));
        var projection = get.Projection();
        get.RequireAllUsed();
        return (table, () => table.Find(key) is { } item ? (projection?.Apply(item) ?? item, item.ItemSize) : (null, 0));
    }
}
