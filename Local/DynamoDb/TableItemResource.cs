using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb;

/// <summary>An item that a table has from the start.</summary>
/// <remarks>Stored only where the key is free: what a run has made of it lives on in the next.</remarks>
internal sealed class TableItemResource(Database database) : IResourceType
{
    public string Token => "aws:dynamodb/tableItem:TableItem";

    public Provisioned Create(ResourceRequest request)
    {
        var name = request.Text("tableName");
        var table = database.Find(name) ?? throw request.Mistake($"there is no table '{name}'; take 'tableName' from the table's output.");
        RequireKey(request, "hashKey", request.Text("hashKey"), table.Key.Partition.Name);
        RequireKey(request, "rangeKey", request.OptionalText("rangeKey"), table.Key.Sort?.Name);
        try
        {
            var item = AttributeReader.ReadItem(JsonElement.Parse(request.Text("item")));
            var key = table.Key.KeyOf(item);
            table.RequireFits(item, "Item size has exceeded the maximum allowed size");
            table.Write(key, current => current ?? item);
            return new(Id(name, table.Key, key), new Dictionary<string, object>());
        }
        catch (Exception mistake) when (mistake is JsonException or AwsException)
        {
            throw request.Mistake($"'item' is not an item in DynamoDB's JSON, such as {{\"id\":{{\"S\":\"a\"}}}}: {mistake.Message}");
        }
    }

    // As the provider makes it: table, key attribute, its type and value, joined by bars.
    private static string Id(string table, KeySchema schema, ItemKey key) =>
        string.Join('|', schema.Attributes.Zip(new[] { key.Partition, key.Sort }, (attribute, value) => $"{attribute.Name}|{value!.Plain}").Prepend(table));

    private static void RequireKey(ResourceRequest request, string input, string? given, string? actual)
    {
        if (given != actual)
        {
            throw request.Mistake($"'{input}' is {given ?? "missing"}, but the table's is {actual ?? "none"}.");
        }
    }
}
