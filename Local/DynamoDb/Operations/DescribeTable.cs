using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>A table's key, indexes, settings and size. AWS: Amazon DynamoDB API Reference, DescribeTable.</summary>
internal sealed class DescribeTable(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var table = Database.OpenByName(input.TableName, Name, caller);
        return writer => TableDescription.WriteTo(writer, "Table", table);
    }
}
