using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Stores an item in place of any with the same key. AWS: Amazon DynamoDB API Reference, PutItem.</summary>
internal sealed class PutItem(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        var item = input.Item("Item");
        var answersOld = ReturnValues.IsAllOld(input);
        var condition = ConditionalWrite.Read(input);
        input.RequireAllUsed();

        var table = Database.Open(name, Name, caller);
        table.RequireFits(item, "Item size has exceeded the maximum allowed size");
        var (before, _) = table.Write(table.Key.KeyOf(item), current =>
        {
            condition.Require(current);
            return item;
        });
        return writer =>
        {
            WriteItem(writer, "Attributes", answersOld ? before : null);
            Capacity.Write(writer, input, table, Capacity.OfWrite(Math.Max(item.ItemSize, before?.ItemSize ?? 0)));
        };
    }
}
