using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class BatchTests : IAsyncLifetime
{
    private Tables _tables = null!;

    public async Task InitializeAsync() => _tables = await Tables.OpenAsync();

    public async Task DisposeAsync() => await _tables.DisposeAsync();

    [Fact]
    public async Task A_batch_writes_and_reads_several_tables()
    {
        await _tables.PutAsync(Tables.Dragons, Dragon("Old"));
        await _tables.Client.BatchWriteItemAsync(new Dictionary<string, List<WriteRequest>>
        {
            [Tables.Dragons] = [new(new PutRequest(Dragon("Atlas"))), new(new DeleteRequest(Dragon("Old")))],
            [Tables.Sightings] = [new(new PutRequest(Sighting(7)))],
        });

        var found = await _tables.Client.BatchGetItemAsync(new Dictionary<string, KeysAndAttributes>
        {
            [Tables.Dragons] = new() { Keys = [Dragon("Atlas"), Dragon("Old")] },
            [Tables.Sightings] = new() { Keys = [Sighting(7)] },
        });

        found.Responses[Tables.Dragons].Select(item => item["name"].S).ShouldBe(["Atlas"]);
        found.Responses[Tables.Sightings].Select(item => item["year"].N).ShouldBe(["7"]);
    }

    [Fact]
    public async Task A_batch_names_each_item_once()
    {
        var error = await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.Client.BatchWriteItemAsync(
            new Dictionary<string, List<WriteRequest>> { [Tables.Dragons] = [new(new PutRequest(Dragon("Atlas"))), new(new DeleteRequest(Dragon("Atlas")))] }));

        error.Message.ShouldBe("Provided list of item keys contains duplicates");
    }

    [Fact]
    public async Task A_transaction_writes_all_or_nothing_and_tells_why()
    {
        await _tables.PutAsync(Tables.Dragons, Dragon("Atlas"));
        TransactWriteItem[] writes =
        [
            new() { Put = new() { TableName = Tables.Sightings, Item = Sighting(7) } },
            new() { Put = new() { TableName = Tables.Dragons, Item = Dragon("Atlas"), ConditionExpression = "attribute_not_exists(age)" } },
            new() { ConditionCheck = new() { TableName = Tables.Dragons, Key = Dragon("Nobody"), ConditionExpression = "attribute_exists(age)" } },
        ];

        var error = await Should.ThrowAsync<TransactionCanceledException>(() => _tables.Client.TransactWriteItemsAsync(new() { TransactItems = [.. writes] }));
        error.Message.ShouldBe("Transaction cancelled, please refer cancellation reasons for specific reasons [None, None, ConditionalCheckFailed]");
        error.CancellationReasons.Select(reason => reason.Code).ShouldBe(["None", "None", "ConditionalCheckFailed"]);
        (await _tables.Client.ScanAsync(new ScanRequest(Tables.Sightings))).Count.ShouldBe(0);

        await _tables.Client.TransactWriteItemsAsync(new() { TransactItems = [.. writes[..2]] });
        var read = await _tables.Client.TransactGetItemsAsync(new()
        {
            TransactItems = [new() { Get = new() { TableName = Tables.Sightings, Key = Sighting(7) } }, new() { Get = new() { TableName = Tables.Dragons, Key = Dragon("Nobody") } }],
        });
        read.Responses.Select(response => response.Item?.Count ?? 0).ShouldBe([2, 0]);
    }

    [Fact]
    public async Task A_transaction_that_is_sent_again_is_not_done_again()
    {
        var request = new TransactWriteItemsRequest
        {
            ClientRequestToken = "once",
            TransactItems = [Add("1")],
        };
        await _tables.Client.TransactWriteItemsAsync(request);
        await _tables.Client.TransactWriteItemsAsync(request);
        request.TransactItems = [Add("2")];
        await Should.ThrowAsync<IdempotentParameterMismatchException>(() => _tables.Client.TransactWriteItemsAsync(request));

        (await _tables.Client.GetItemAsync(Tables.Dragons, Dragon("Atlas"))).Item["age"].N.ShouldBe("1");

        static TransactWriteItem Add(string years) => new()
        {
            Update = new()
            {
                TableName = Tables.Dragons,
                Key = Dragon("Atlas"),
                UpdateExpression = "ADD age :n",
                ExpressionAttributeValues = new() { [":n"] = new() { N = years } },
            },
        };
    }

    [Fact]
    public async Task What_is_beyond_16_MB_is_left_to_the_next_request()
    {
        var names = Enumerable.Range(0, 50).Select(i => $"{i:00}").ToList();
        foreach (var name in names)
        {
            await _tables.PutAsync(Tables.Dragons, new(Dragon(name)) { ["hoard"] = new(new string('g', 390 * 1024)) });
        }

        var first = await _tables.Client.BatchGetItemAsync(new Dictionary<string, KeysAndAttributes> { [Tables.Dragons] = new() { Keys = names.ConvertAll(Dragon) } });
        var second = await _tables.Client.BatchGetItemAsync(first.UnprocessedKeys);

        first.UnprocessedKeys[Tables.Dragons].Keys.Count.ShouldBeInRange(1, 49);
        first.Responses[Tables.Dragons].Concat(second.Responses[Tables.Dragons]).Select(item => item["name"].S).ShouldBe(names);
        (second.UnprocessedKeys?.Count ?? 0).ShouldBe(0);
    }

    private static Dictionary<string, AttributeValue> Dragon(string name) => new() { ["name"] = new(name) };

    private static Dictionary<string, AttributeValue> Sighting(int year) => new() { ["place"] = new("Erebor"), ["year"] = new() { N = $"{year}" } };
}
