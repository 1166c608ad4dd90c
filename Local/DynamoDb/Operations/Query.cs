using System.Text.Json;
using Stepyard.Local.DynamoDb.Expressions.Conditions;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>The items of one partition, ordered by sort key. AWS: Amazon DynamoDB API Reference, Query.</summary>
internal sealed class Query(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var name = input.TableName;
        var condition = input.Condition("KeyConditionExpression")
            ?? throw DynamoDbError.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var page = new Page(input);
        var descending = !input.Flag("ScanIndexForward", true);
        input.RequireAllUsed();

        var table = Database.Open(name, Name, caller);
        Page.RequireNoIndex(input);
        var key = KeyCondition.Of(condition, table.Key);
        var items = table.Items.Where(item => item.Key.Partition.Equals(key.Partition) && (key.Sort?.IsMet(item.Value) ?? true));
        return page.Take(table, descending ? items.Reverse() : items, descending);
    }
}
