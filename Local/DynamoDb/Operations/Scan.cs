using System.Text.Json;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>All items of a table, in key order here. AWS: Amazon DynamoDB API Reference, Scan.</summary>
internal sealed class Scan(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        var page = new Page(input);
        input.RequireAllUsed();
        if (input.Count("TotalSegments") > 1)
        {
            throw DynamoDbError.Validation("Parallel scans are not supported here; leave out Segment and TotalSegments");
        }

        var table = Database.Open(name, Name, caller);
        Page.RequireNoIndex(input);
        return page.Take(table, table.Items, descending: false);
    }
}
