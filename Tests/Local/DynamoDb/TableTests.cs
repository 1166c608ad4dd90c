using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Stepyard.Tests.Local.DynamoDb;

/// <summary>Tables that requests make, beside those of the stack.</summary>
public sealed class TableTests
{
    [Fact]
    public async Task A_table_is_made_described_listed_and_deleted()
    {
        await using var tables = await Tables.OpenAsync();

        var made = (await tables.Client.CreateTableAsync(Orders())).TableDescription;
        var described = (await tables.Client.DescribeTableAsync("orders")).Table;
        await tables.PutAsync("orders", Item("a", 1));

        (made.TableStatus, made.TableArn, made.BillingModeSummary.BillingMode).ShouldBe((TableStatus.ACTIVE, "arn:aws:dynamodb:us-east-1:123456789012:table/orders", BillingMode.PAY_PER_REQUEST));
        described.KeySchema.Select(key => (key.AttributeName, key.KeyType)).ShouldBe([("id", KeyType.HASH), ("line", KeyType.RANGE)]);
        var index = described.GlobalSecondaryIndexes.ShouldHaveSingleItem();
        (index.IndexName, index.IndexStatus, index.Projection.ProjectionType, index.IndexArn).ShouldBe(("byState", IndexStatus.ACTIVE, ProjectionType.INCLUDE, $"{made.TableArn}/index/byState"));
        described.AttributeDefinitions.Select(attribute => $"{attribute.AttributeName}:{attribute.AttributeType}").ShouldBe(["id:S", "line:N", "due:S", "state:S"]);
        (await tables.Client.ListTablesAsync()).TableNames.ShouldBe(["dragons", "orders", "sightings"]);
        (await tables.Client.DeleteTableAsync("orders")).TableDescription.TableStatus.ShouldBe(TableStatus.DELETING);
        (await Should.ThrowAsync<ResourceNotFoundException>(() => tables.Client.DescribeTableAsync("orders"))).Message.ShouldBe("Requested resource not found: Table: orders not found");
        await tables.Client.CreateTableAsync(Orders());
        (await tables.Client.ScanAsync(new ScanRequest("orders"))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_and_its_indexes_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;
        try
        {
            await using (var tables = await Tables.OpenAsync(folder))
            {
                await tables.Client.CreateTableAsync(Orders());
                await tables.PutAsync("orders", Item("a", 1, state: "open"));
            }

            await using (var tables = await Tables.OpenAsync(folder))
            {
                (await IndexTests.QueryAsync(tables, "byState", "state = :v", "open")).Items.ShouldHaveSingleItem()["id"].S.ShouldBe("a");
                await tables.Client.DeleteTableAsync("orders");
            }

            await using (var tables = await Tables.OpenAsync(folder))
            {
                (await tables.Client.ListTablesAsync()).TableNames.ShouldBe(["dragons", "sightings"]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_table_that_is_there_is_not_made_again_and_a_protected_one_not_deleted()
    {
        await using var tables = await Tables.OpenAsync();
        var request = Orders();
        request.DeletionProtectionEnabled = true;
        await tables.Client.CreateTableAsync(request);

        (await Should.ThrowAsync<ResourceInUseException>(() => tables.Client.CreateTableAsync(request))).Message.ShouldBe("Table already exists: orders");
        (await Should.ThrowAsync<AmazonDynamoDBException>(() => tables.Client.DeleteTableAsync("orders"))).Message.ShouldStartWith("Resource cannot be deleted as it is currently protected against deletion.");
    }

    [Fact]
    public async Task Mistakes_in_a_table_are_told_in_DynamoDBs_words()
    {
        await using var tables = await Tables.OpenAsync();

        await RefusedAsync(request => request.TableName = "o!", "1 validation error detected: Value 'o!' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        await RefusedAsync(request => request.KeySchema.RemoveAt(0), "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        await RefusedAsync(request => request.KeySchema[1].KeyType = KeyType.HASH, "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        await RefusedAsync(
            request => request.AttributeDefinitions.RemoveAt(1),
            "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [id, line], AttributeDefinitions: [id, due, state]");
        await RefusedAsync(
            request => request.AttributeDefinitions.Add(new("more", ScalarAttributeType.S)),
            "One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: [id, line, due, state, more], keys used: [id, line, due, state]");
        await RefusedAsync(
            request => request.BillingMode = BillingMode.PROVISIONED,
            "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        await RefusedAsync(
            request => request.GlobalSecondaryIndexes[0].Projection.NonKeyAttributes = null,
            "One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        await RefusedAsync(request => request.GlobalSecondaryIndexes[0].IndexName = "byDue", "One or more parameter values were invalid: Duplicate index name: byDue");
        await RefusedAsync(
            request => request.LocalSecondaryIndexes[0].KeySchema[0].AttributeName = "state",
            "One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: byDue. index hash key: state, table hash key: id");

        async Task RefusedAsync(Action<CreateTableRequest> change, string message)
        {
            var request = Orders();
            change(request);
            (await Should.ThrowAsync<AmazonDynamoDBException>(() => tables.Client.CreateTableAsync(request))).Message.ShouldBe(message);
        }
    }

    [Fact]
    public async Task A_table_tells_which_attribute_says_when_items_expire()
    {
        await using var tables = await Tables.OpenAsync();
        var request = new UpdateTimeToLiveRequest { TableName = Tables.Dragons, TimeToLiveSpecification = new() { AttributeName = "gone", Enabled = true } };
        (await tables.Client.DescribeTimeToLiveAsync(Tables.Dragons)).TimeToLiveDescription.TimeToLiveStatus.ShouldBe(TimeToLiveStatus.DISABLED);

        (await tables.Client.UpdateTimeToLiveAsync(request)).TimeToLiveSpecification.AttributeName.ShouldBe("gone");

        var described = (await tables.Client.DescribeTimeToLiveAsync(Tables.Dragons)).TimeToLiveDescription;
        (described.TimeToLiveStatus, described.AttributeName).ShouldBe((TimeToLiveStatus.ENABLED, "gone"));
        (await Should.ThrowAsync<AmazonDynamoDBException>(() => tables.Client.UpdateTimeToLiveAsync(request))).Message.ShouldBe("TimeToLive is already enabled");
    }

    /// <summary>Order lines, with a local index by the day on which they are due and a global one by their state.</summary>
    internal static CreateTableRequest Orders() => new()
    {
        TableName = "orders",
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions =
        [
            new("id", ScalarAttributeType.S), new("line", ScalarAttributeType.N), new("due", ScalarAttributeType.S), new("state", ScalarAttributeType.S),
        ],
        KeySchema = [new("id", KeyType.HASH), new("line", KeyType.RANGE)],
        LocalSecondaryIndexes =
        [
            new() { IndexName = "byDue", KeySchema = [new("id", KeyType.HASH), new("due", KeyType.RANGE)], Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY } },
        ],
        GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = "byState",
                KeySchema = [new("state", KeyType.HASH), new("due", KeyType.RANGE)],
                Projection = new() { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = ["customer"] },
            },
        ],
    };

    internal static Dictionary<string, AttributeValue> Item(string id, int line, string due = "2026-01-01", string? state = null)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            ["id"] = new(id),
            ["line"] = new() { N = $"{line}" },
            ["due"] = new(due),
            ["customer"] = new("Bilbo"),
            ["note"] = new("by eagle"),
        };
        if (state is not null)
        {
            item["state"] = new(state);
        }

        return item;
    }
}
