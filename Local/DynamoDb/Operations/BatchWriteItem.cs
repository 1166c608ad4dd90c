using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Up to 25 puts and deletes, each on its own. AWS: Amazon DynamoDB API Reference, BatchWriteItem.</summary>
internal sealed class BatchWriteItem(Database database) : DynamoDbOperation(database)
{
    private const int MaxWrites = 25;

    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var writes = input.Tables("RequestItems")
            .SelectMany(entry => Input.Elements(entry.Request, entry.Table).Select(write => Read(Database.Open(entry.Table, Name, caller), new Input(write))))
            .ToList();
        if (writes.Count > MaxWrites)
        {
            throw DynamoDbError.Validation("Too many items requested for the BatchWriteItem call");
        }

        if (writes.DistinctBy(write => (write.Table, write.Key)).Count() < writes.Count)
        {
            throw DynamoDbError.Validation("Provided list of item keys contains duplicates");
        }

        writes.ForEach(write => write.Table.Write(write.Key, _ => write.Item));
        return writer =>
        {
            writer.WriteStartObject("UnprocessedItems");
            writer.WriteEndObject();
            Capacity.Write(writer, input, writes.Select(write => (write.Table.Name, Capacity.OfWrite(write.Item?.ItemSize ?? 0))));
        };
    }

    private static (Table Table, ItemKey Key, MapValue? Item) Read(Table table, Input write)
    {
        if (write.Optional("PutRequest") is { } put)
        {
            var item = new Input(put).Item("Item");
            table.RequireFits(item, "Item size has exceeded the maximum allowed size");
            return (table, table.Key.KeyOf(item), item);
        }

        return write.Optional("DeleteRequest") is { } delete
            ? (table, table.Key.Exactly(new Input(delete).Item("Key")), null)
            : throw DynamoDbError.Validation("Each write request must have a PutRequest or a DeleteRequest");
    }
}
