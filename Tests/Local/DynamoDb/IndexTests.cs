using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Stepyard.Tests.Local.DynamoDb;

/// <summary>Secondary indexes, local and global.</summary>
public sealed class IndexTests : IAsyncLifetime
{
    private Tables _tables = null!;

    public async Task InitializeAsync()
    {
        _tables = await Tables.OpenAsync();
        await _tables.Client.CreateTableAsync(TableTests.Orders());
        await _tables.PutAsync("orders", TableTests.Item("a", 1, "2026-03-01", "open"));
        await _tables.PutAsync("orders", TableTests.Item("a", 2, "2026-01-01", "open"));
        await _tables.PutAsync("orders", TableTests.Item("b", 1, "2026-01-01", "open"));
        await _tables.PutAsync("orders", TableTests.Item("b", 2, "2026-02-01", "sent"));
        await _tables.PutAsync("orders", TableTests.Item("c", 1));
    }

    public async Task DisposeAsync() => await _tables.DisposeAsync();

    [Fact]
    public async Task A_global_index_has_the_items_that_have_its_key_in_its_order_and_what_it_projects()
    {
        var open = await QueryAsync(_tables, "byState", "state = :v", "open");
        var all = await _tables.Client.ScanAsync(new ScanRequest("orders") { IndexName = "byState" });

        Lines(open.Items).ShouldBe("a2 b1 a1");
        open.Items[0].Keys.ShouldBe(["id", "line", "due", "state", "customer"], ignoreOrder: true);
        all.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_local_index_orders_a_partition_otherwise_and_has_its_table_beside_it()
    {
        var keys = await QueryAsync(_tables, "byDue", "id = :v", "a");
        var whole = await QueryAsync(_tables, "byDue", "id = :v", "a", query => query.Select = Select.ALL_ATTRIBUTES);
        var some = await QueryAsync(_tables, "byDue", "id = :v", "a", query => query.ProjectionExpression = "note");
        var consistent = await QueryAsync(_tables, "byDue", "id = :v", "a", query => query.ConsistentRead = true);

        Lines(keys.Items).ShouldBe("a2 a1");
        keys.Items[0].Keys.ShouldBe(["id", "line", "due"], ignoreOrder: true);
        whole.Items[0]["note"].S.ShouldBe("by eagle");
        some.Items[1].ShouldHaveSingleItem().Value.S.ShouldBe("by eagle");
        consistent.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true, "a2 b1 a1")]
    [InlineData(false, "a1 b1 a2")]
    public async Task Pages_of_an_index_go_on_between_items_with_equal_keys(bool forward, string lines)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await QueryAsync(_tables, "byState", "state = :v", "open", query => (query.Limit, query.ScanIndexForward, query.ExclusiveStartKey) = (1, forward, start));
            items.AddRange(page.Items);
            start = page.LastEvaluatedKey;
            start?.Keys.ShouldBe(["id", "line", "due", "state"], ignoreOrder: true);
        }
        while (start is { Count: > 0 });

        Lines(items).ShouldBe(lines);
    }

    [Fact]
    public async Task An_index_follows_every_kind_of_write()
    {
        await _tables.Client.UpdateItemAsync(new()
        {
            TableName = "orders",
            Key = Key("a", 1),
            UpdateExpression = "SET #s = :s",
            ExpressionAttributeNames = new() { ["#s"] = "state" },
            ExpressionAttributeValues = new() { [":s"] = new("sent") },
        });
        await _tables.Client.DeleteItemAsync("orders", Key("b", 1));
        await _tables.Client.TransactWriteItemsAsync(new() { TransactItems = [new() { Put = new() { TableName = "orders", Item = TableTests.Item("c", 1, state: "open") } }] });
        await _tables.Client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { ["orders"] = [new(new DeleteRequest(Key("b", 2)))] } });

        Lines((await QueryAsync(_tables, "byState", "state = :v", "open")).Items).ShouldBe("a2 c1");
        Lines((await QueryAsync(_tables, "byState", "state = :v", "sent")).Items).ShouldBe("a1");
    }

    [Fact]
    public async Task What_an_index_can_not_answer_is_refused()
    {
        await RefusedAsync("none", _ => { }, "The table does not have the specified index: none");
        await RefusedAsync("byState", query => query.ConsistentRead = true, "Consistent reads are not supported on global secondary indexes");
        await RefusedAsync(
            "byState", query => query.Select = Select.ALL_ATTRIBUTES,
            "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index byState because its projection type is not ALL");
        await RefusedAsync(
            "byState", query => query.ProjectionExpression = "customer, note", "One or more parameter values were invalid: Global secondary index byState does not project [note]");
        await RefusedAsync(
            "byState", query => query.FilterExpression = "due > :v", "Filter Expression can only contain non-primary key attributes: Primary key attribute: due");
        await RefusedAsync(
            "byState", query => (query.Select, query.ProjectionExpression) = (Select.COUNT, "customer"), "Cannot specify the ProjectionExpression when choosing to get only the Count");
        await RefusedAsync(
            "byState", query => query.ExclusiveStartKey = Key("a", 1), "The provided starting key is invalid: The provided key element does not match the schema");

        async Task RefusedAsync(string index, Action<QueryRequest> change, string message) =>
            (await Should.ThrowAsync<AmazonDynamoDBException>(() => QueryAsync(_tables, index, "state = :v", "open", change))).Message.ShouldBe(message);
    }

    [Fact]
    public async Task An_attribute_that_could_not_be_an_indexs_key_is_refused()
    {
        var item = TableTests.Item("d", 1);
        item["state"] = new() { N = "1" };
        var empty = TableTests.Item("d", 1, state: "");
        var update = new UpdateItemRequest
        {
            TableName = "orders",
            Key = Key("a", 1),
            UpdateExpression = "SET due = :n",
            ExpressionAttributeValues = new() { [":n"] = new() { N = "1" } },
        };

        (await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.PutAsync("orders", item))).Message
            .ShouldBe("One or more parameter values were invalid: Type mismatch for Index Key state Expected: S Actual: N IndexName: byState");
        (await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.PutAsync("orders", empty))).Message
            .ShouldEndWith("The AttributeValue for a key attribute cannot contain an empty string value. IndexName: byState, IndexKey: state");
        (await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.Client.UpdateItemAsync(update))).Message
            .ShouldBe("The update expression attempted to update the secondary index key to unsupported type");
    }

    [Fact]
    public async Task The_segments_of_a_scan_have_each_item_once()
    {
        var lines = new List<string>();
        for (var segment = 0; segment < 3; segment++)
        {
            lines.AddRange(Lines((await _tables.Client.ScanAsync(new ScanRequest("orders") { Segment = segment, TotalSegments = 3 })).Items).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        lines.ShouldBe(["a1", "a2", "b1", "b2", "c1"], ignoreOrder: true);
        (await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.Client.ScanAsync(new ScanRequest("orders") { Segment = 3, TotalSegments = 3 }))).Message
            .ShouldBe("The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 3 is not less than TotalSegments: 3");
    }

    internal static Task<QueryResponse> QueryAsync(Tables tables, string index, string condition, string value, Action<QueryRequest>? change = null)
    {
        var query = new QueryRequest("orders")
        {
            IndexName = index,
            KeyConditionExpression = condition.Replace("state", "#s", StringComparison.Ordinal),
            ExpressionAttributeValues = new() { [":v"] = new(value) },
        };
        if (condition.Contains("state", StringComparison.Ordinal))
        {
            query.ExpressionAttributeNames = new() { ["#s"] = "state" };
        }

        change?.Invoke(query);
        return tables.Client.QueryAsync(query);
    }

    private static Dictionary<string, AttributeValue> Key(string id, int line) => new() { ["id"] = new(id), ["line"] = new() { N = $"{line}" } };

    private static string Lines(IEnumerable<Dictionary<string, AttributeValue>> items) => string.Join(' ', items.Select(item => $"{item["id"].S}{item["line"].N}"));
}
