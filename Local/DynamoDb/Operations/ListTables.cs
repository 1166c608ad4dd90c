using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>The names of the account's tables, in order. AWS: Amazon DynamoDB API Reference, ListTables.</summary>
internal sealed class ListTables(Database database) : DynamoDbOperation(database)
{
    private const int MaxPage = 100;

    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        Database.Authorize(caller, Name, "*");
        var after = input.Text("ExclusiveStartTableName");
        var names = Database.Names.Where(name => after is null || string.CompareOrdinal(name, after) > 0).ToList();
        var page = names.Take(input.Number("Limit", 1, MaxPage) ?? MaxPage).ToList();
        return writer =>
        {
            writer.WriteStartArray("TableNames");
            page.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            if (page.Count < names.Count)
            {
                writer.WriteString("LastEvaluatedTableName", page[^1]);
            }
        };
    }
}
