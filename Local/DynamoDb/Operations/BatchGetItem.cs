using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Up to 100 items of any tables by their keys. AWS: Amazon DynamoDB API Reference, BatchGetItem.</summary>
internal sealed class BatchGetItem(Database database) : DynamoDbOperation(database)
{
    private const int MaxKeys = 100;

    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var tables = input.Tables("RequestItems").Select(entry => Read(entry.Table, new Input(entry.Request), caller)).ToList();
        if (tables.Sum(table => table.Keys) > MaxKeys)
        {
            throw DynamoDbError.Validation("Too many items requested for the BatchGetItem call");
        }

        return writer =>
        {
            writer.WriteStartObject("Responses");
            foreach (var (table, items, _) in tables)
            {
                writer.WriteStartArray(table.Name);
                items.ForEach(item => item.WriteContent(writer));
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteStartObject("UnprocessedKeys");
            writer.WriteEndObject();
            Capacity.Write(writer, input, tables.Select(table => (table.Table.Name, table.Items.Sum(item => Capacity.OfRead(item.ItemSize, false)))));
        };
    }

    private (Table Table, List<MapValue> Items, int Keys) Read(string name, Input request, Caller caller)
    {
        var keys = request.List("Keys").Select(AttributeReader.ReadItem).ToList();
        var projection = request.Projection();
        request.RequireAllUsed();

        var table = Database.Open(name, Name, caller);
        var wanted = keys.ConvertAll(table.Key.Exactly);
        if (wanted.Distinct().Count() < wanted.Count)
        {
            throw DynamoDbError.Validation("Provided list of item keys contains duplicates");
        }

        var found = wanted.Select(table.Find).OfType<MapValue>().Select(item => projection?.Apply(item) ?? item).ToList();
        return (table, found, keys.Count);
    }
}
