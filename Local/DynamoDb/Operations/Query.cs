using System.Text.Json;
using Stepyard.Local.DynamoDb.Expressions.Conditions;
using Stepyard.Local.DynamoDb.Tables;
using Stepyard.Local.Iam;

namespace Stepyard.Local.DynamoDb.Operations;

/// <summary>The items of one partition of a table or index, ordered by sort key. AWS: Amazon DynamoDB API Reference, Query.</summary>
internal sealed class Query(Database database) : DynamoDbOperation(database)
{
    protected override Action<Utf8JsonWriter> Answer(Input input, Caller caller)
    {
        var condition = input.Condition("KeyConditionExpression")
            ?? throw DynamoDbError.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        var page = new Page(input);
        var descending = !input.Flag("ScanIndexForward", true);
        input.RequireAllUsed();

        var view = page.Open(Database, Name, caller);
        var key = KeyCondition.Of(condition, view.Key);
        if (page.FilteredPaths.FirstOrDefault(path => view.Key.Contains(path.Attribute)) is { } filtered)
        {
            throw DynamoDbError.Validation($"Filter Expression can only contain non-primary key attributes: Primary key attribute: {filtered.Attribute}");
        }

        var items = view.Items.Where(item => item.Key.Key.Partition.Equals(key.Partition) && (key.Sort?.IsMet(item.Value) ?? true));
        return page.Take(view, descending ? items.Reverse() : items, descending);
    }
}
