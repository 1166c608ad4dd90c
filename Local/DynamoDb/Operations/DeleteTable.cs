using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>Deletes a table with its items; one of the stack is there again, empty, in the next run. AWS: Amazon DynamoDB API Reference, DeleteTable.</summary>
internal sealed class DeleteTable(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var table = Database.OpenByName(input.TableName, Name, caller);
        if (table.Definition.DeletionProtection)
        {
            throw DynamoDbError.Validation("Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
        }

        Database.Delete(table);
        return writer => TableDescription.WriteTo(writer, "TableDescription", table, "DELETING");
    }
}
