using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Deletes an item; one that does not exist is deleted too. AWS: Amazon DynamoDB API Reference, DeleteItem.</summary>
internal sealed class DeleteItem(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        var key = input.Item("Key");
        var answersOld = ReturnValues.IsAllOld(input);
        var condition = ConditionalWrite.Read(input);
        input.RequireAllUsed();

        var table = Database.Open(name, Name, caller);
        var (before, _) = table.Write(table.Key.Exactly(key), current =>
        {
            condition.Require(current);
            return null;
        });
        return writer =>
        {
            WriteItem(writer, "Attributes", answersOld ? before : null);
            Capacity.Write(writer, input, table, Capacity.OfWrite(before?.ItemSize ?? 0));
        };
    }
}
