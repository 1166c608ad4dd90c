using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>One item by its key; every read is consistent here. AWS: Amazon DynamoDB API Reference, GetItem.</summary>
internal sealed class GetItem(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        var key = input.Item("Key");
        var projection = input.Projection();
        input.RequireAllUsed();

        var table = Database.Open(name, Name, caller);
        var item = table.Find(table.Key.Exactly(key));
        return writer =>
        {
            WriteItem(writer, "Item", item is null ? null : projection?.Apply(item) ?? item);
            Capacity.Write(writer, input, table, Capacity.OfRead(item?.ItemSize ?? 0, input.Flag("ConsistentRead", false)));
        };
    }
}
