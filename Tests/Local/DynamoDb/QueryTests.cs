using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class QueryTests : IAsyncLifetime
{
    private Tables _tables = null!;

    public async Task InitializeAsync()
    {
        _tables = await Tables.OpenAsync();
        foreach (var year in new[] { 100, -5, 20, 3 })
        {
            await _tables.PutAsync(Tables.Sightings, new() { ["place"] = new("Erebor"), ["year"] = new() { N = $"{year}" }, ["seen"] = new(year > 10 ? "fire" : "smoke") });
        }

        await _tables.PutAsync(Tables.Sightings, new() { ["place"] = new("Dale"), ["year"] = new() { N = "7" } });
    }

    public async Task DisposeAsync() => await _tables.DisposeAsync();

    [Theory]
    [InlineData("place = :p", true, "-5 3 20 100")]
    [InlineData("place = :p", false, "100 20 3 -5")]
    [InlineData("place = :p AND #y > :n", true, "20 100")]
    [InlineData("#y BETWEEN :n AND :n AND place = :p", true, "3")]
    [InlineData("(place = :p) AND (#y <= :n)", false, "3 -5")]
    public async Task A_query_answers_one_partition_in_the_order_of_the_sort_key(string condition, bool forward, string years)
    {
        var answer = await _tables.Client.QueryAsync(Query(condition, forward));

        Years(answer.Items).ShouldBe(years);
    }

    [Fact]
    public async Task A_filter_takes_out_what_was_read()
    {
        var query = Query("place = :p", forward: true);
        query.FilterExpression = "seen = :s";
        query.ExpressionAttributeValues[":s"] = new("fire");

        var answer = await _tables.Client.QueryAsync(query);

        (Years(answer.Items), answer.Count, answer.ScannedCount).ShouldBe(("20 100", 2, 4));
    }

    [Theory]
    [InlineData(true, "-5 3 20 100")]
    [InlineData(false, "100 20 3 -5")]
    public async Task Pages_follow_each_other_without_gap_or_repetition(bool forward, string years)
    {
        var (items, pages) = (new List<Dictionary<string, AttributeValue>>(), 0);
        var query = Query("place = :p", forward);
        query.Limit = 2;
        do
        {
            var page = await _tables.Client.QueryAsync(query);
            items.AddRange(page.Items);
            query.ExclusiveStartKey = page.LastEvaluatedKey;
            pages++;
        }
        while (query.ExclusiveStartKey is { Count: > 0 });

        (Years(items), pages).ShouldBe((years, 3));
    }

    [Fact]
    public async Task A_scan_sees_every_partition_and_can_count_only()
    {
        (await _tables.Client.ScanAsync(new ScanRequest(Tables.Sightings))).Items.Count.ShouldBe(5);
        var count = await _tables.Client.ScanAsync(new ScanRequest(Tables.Sightings) { Select = Select.COUNT });
        (count.Count, count.Items?.Count ?? 0).ShouldBe((5, 0));
    }

    [Fact]
    public async Task A_projection_answers_only_what_it_names()
    {
        var scan = new ScanRequest(Tables.Sightings) { ProjectionExpression = "seen" };

        (await _tables.Client.ScanAsync(scan)).Items.SelectMany(item => item.Keys).Distinct().ShouldBe(["seen"]);
    }

    [Theory]
    [InlineData("#y = :n", "Query condition missed key schema element: place")]
    [InlineData("place > :p AND #y = :n", "Query key condition not supported")]
    [InlineData("place = :p OR #y = :n", "Invalid operator used in KeyConditionExpression: OR")]
    [InlineData("place = :p AND place = :p AND #y = :n", "KeyConditionExpressions must only contain one condition per key")]
    [InlineData("place = :p AND #y = :p", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("place = :p AND seen = :n", "Query condition missed key schema element: year")]
    public async Task A_key_condition_that_no_query_can_answer_is_refused(string condition, string message)
    {
        var query = Query(condition, forward: true);
        RemoveUnused(query);

        (await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.Client.QueryAsync(query))).Message.ShouldBe(message);
    }

    private static QueryRequest Query(string condition, bool forward)
    {
        var query = new QueryRequest(Tables.Sightings)
        {
            KeyConditionExpression = condition,
            ScanIndexForward = forward,
            ExpressionAttributeNames = new() { ["#y"] = "year" },
            ExpressionAttributeValues = new() { [":p"] = new("Erebor"), [":n"] = new() { N = "3" } },
        };
        RemoveUnused(query);
        return query;
    }

    private static void RemoveUnused(QueryRequest query)
    {
        string[] placeholders = ["#y", ":p", ":n"];
        foreach (var name in placeholders.Where(name => !query.KeyConditionExpression.Contains(name)))
        {
            query.ExpressionAttributeNames?.Remove(name);
            query.ExpressionAttributeValues.Remove(name);
        }

        query.ExpressionAttributeNames = query.ExpressionAttributeNames is { Count: 0 } ? null : query.ExpressionAttributeNames;
    }

    private static string Years(IEnumerable<Dictionary<string, AttributeValue>> items) => string.Join(' ', items.Select(item => item["year"].N));
}
