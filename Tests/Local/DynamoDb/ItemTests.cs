using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class ItemTests : IAsyncLifetime
{
    private Tables _tables = null!;

    public async Task InitializeAsync() => _tables = await Tables.OpenAsync();

    public async Task DisposeAsync() => await _tables.DisposeAsync();

    [Fact]
    public async Task An_item_of_every_type_comes_back_as_it_was_stored()
    {
        var item = new Dictionary<string, AttributeValue>
        {
            ["name"] = new("Smaug — «золото» 🐉"),
            ["age"] = new() { N = "171" },
            ["fire"] = new() { BOOL = true },
            ["heir"] = new() { NULL = true },
            ["seal"] = new() { B = new MemoryStream([0, 255, 7]) },
            ["colours"] = new() { SS = ["gold", "red"] },
            ["years"] = new() { NS = ["2770", "2941"] },
            ["hoard"] = new() { L = [new("cup"), new() { N = "14" }] },
            ["lair"] = new() { M = new() { ["mountain"] = new("Erebor"), ["gate"] = new() { L = [] } } },
        };

        await _tables.PutAsync(Tables.Dragons, item);
        var found = (await _tables.Client.GetItemAsync(Tables.Dragons, Key("Smaug — «золото» 🐉"))).Item;

        found.Keys.Order().ShouldBe(item.Keys.Order());
        found["name"].S.ShouldBe("Smaug — «золото» 🐉");
        found["seal"].B.ToArray().ShouldBe([0, 255, 7]);
        found["years"].NS.ShouldBe(["2770", "2941"]);
        found["hoard"].L[1].N.ShouldBe("14");
        found["lair"].M["mountain"].S.ShouldBe("Erebor");
    }

    [Fact]
    public async Task An_item_that_nobody_stored_is_not_found() =>
        (await _tables.Client.GetItemAsync(Tables.Dragons, Key("Nobody"))).IsItemSet.ShouldBeFalse();

    [Fact]
    public async Task Of_two_simultaneous_conditional_puts_one_wins()
    {
        for (var round = 0; round < 20; round++)
        {
            var put = new PutItemRequest(Tables.Dragons, Key($"Twin {round}")) { ConditionExpression = "attribute_not_exists(#n)", ExpressionAttributeNames = new() { ["#n"] = "name" } };

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(() => _tables.Client.PutItemAsync(put))));

            outcomes.Count(error => error is null).ShouldBe(1);
            outcomes.OfType<AmazonDynamoDBException>().ShouldAllBe(error => error is ConditionalCheckFailedException && error.Message == "The conditional request failed");
        }
    }

    [Fact]
    public async Task Simultaneous_additions_all_count()
    {
        var add = new UpdateItemRequest(Tables.Dragons, Key("Counter"), null) { UpdateExpression = "ADD seen :one", ExpressionAttributeValues = new() { [":one"] = new() { N = "1" } } };

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _tables.Client.UpdateItemAsync(add)));

        (await _tables.Client.GetItemAsync(Tables.Dragons, Key("Counter"))).Item["seen"].N.ShouldBe("50");
    }

    [Fact]
    public async Task A_failed_condition_tells_the_item_to_who_asks_for_it()
    {
        await _tables.PutAsync(Tables.Dragons, Key("Atlas"));

        var error = await Should.ThrowAsync<ConditionalCheckFailedException>(() => _tables.Client.DeleteItemAsync(new DeleteItemRequest(Tables.Dragons, Key("Atlas"))
        {
            ConditionExpression = "attribute_exists(wings)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }));

        error.Item["name"].S.ShouldBe("Atlas");
    }

    [Theory]
    [InlineData("NONE", null)]
    [InlineData("ALL_OLD", "age=1 name=Atlas")]
    [InlineData("ALL_NEW", "age=2 name=Atlas size=9")]
    [InlineData("UPDATED_OLD", "age=1")]
    [InlineData("UPDATED_NEW", "age=2 size=9")]
    public async Task An_update_answers_the_attributes_that_are_asked_for(string returnValues, string? expected)
    {
        await _tables.PutAsync(Tables.Dragons, new(Key("Atlas")) { ["age"] = new() { N = "1" } });

        var answer = await _tables.Client.UpdateItemAsync(new UpdateItemRequest(Tables.Dragons, Key("Atlas"), null)
        {
            UpdateExpression = "SET age = age + :one, #s = :nine",
            ExpressionAttributeNames = new() { ["#s"] = "size" },
            ExpressionAttributeValues = new() { [":one"] = new() { N = "1" }, [":nine"] = new() { N = "9" } },
            ReturnValues = returnValues,
        });

        var attributes = answer.Attributes is null ? null : string.Join(' ', answer.Attributes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value.S ?? pair.Value.N}"));
        attributes.ShouldBe(expected);
    }

    [Fact]
    public async Task A_deleted_item_is_gone()
    {
        await _tables.PutAsync(Tables.Dragons, Key("Atlas"));

        var answer = await _tables.Client.DeleteItemAsync(Tables.Dragons, Key("Atlas"), ReturnValue.ALL_OLD);

        answer.Attributes["name"].S.ShouldBe("Atlas");
        (await _tables.Client.GetItemAsync(Tables.Dragons, Key("Atlas"))).IsItemSet.ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_told_in_AWSs_words()
    {
        (await Should.ThrowAsync<ResourceNotFoundException>(() => _tables.Client.GetItemAsync("unicorns", Key("x")))).Message.ShouldBe("Requested resource not found");
        (await Should.ThrowAsync<ResourceNotFoundException>(() => _tables.Client.DescribeTableAsync("unicorns"))).Message.ShouldBe("Requested resource not found: Table: unicorns not found");
    }

    [Fact]
    public async Task The_tables_are_listed_and_described()
    {
        await _tables.PutAsync(Tables.Dragons, Key("Atlas"));

        (await _tables.Client.ListTablesAsync()).TableNames.ShouldBe([Tables.Dragons, Tables.Sightings]);
        var table = (await _tables.Client.DescribeTableAsync(Tables.Sightings)).Table;
        table.KeySchema.Select(key => $"{key.AttributeName} {key.KeyType}").ShouldBe(["place HASH", "year RANGE"]);
        table.TableArn.ShouldBe(_tables.Yard.Account.Arn("dynamodb", "table/sightings"));
        (await _tables.Client.DescribeTableAsync(Tables.Dragons)).Table.ItemCount.ShouldBe(1);
    }

    public static TheoryData<Dictionary<string, AttributeValue>, string> RefusedItems => new()
    {
        { new() { ["age"] = new() { N = "1" } }, "One or more parameter values were invalid: Missing the key name in the item" },
        { new() { ["name"] = new() { N = "1" } }, "One or more parameter values were invalid: Type mismatch for key name expected: S actual: N" },
        { new() { ["name"] = new("") }, "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: name" },
        { new() { ["name"] = new("a"), ["x"] = new() { N = "twelve" } }, "The parameter cannot be converted to a numeric value: twelve" },
        { new() { ["name"] = new("a"), ["x"] = new() { N = new string('1', 39) } }, "Attempting to store more than 38 significant digits in a Number" },
        { new() { ["name"] = new("a"), ["x"] = new() { N = "1e126" } }, "Number overflow. Attempting to store a number with magnitude larger than supported range" },
        { new() { ["name"] = new("a"), ["x"] = new() { N = "1e-131" } }, "Number underflow. Attempting to store a number with magnitude smaller than supported range" },
        { new() { ["name"] = new("a"), ["x"] = new() { SS = ["b", "b"] } }, "One or more parameter values were invalid: Input collection [b, b] contains duplicates." },
        { new() { ["name"] = new("a"), ["x"] = new(new string('x', 400 * 1024)) }, "Item size has exceeded the maximum allowed size" },
        { new() { ["name"] = new("a"), ["x"] = Nested(33) }, "Nesting Levels have exceeded supported limits" },
        { new() { ["name"] = new(new string('x', 2049)) }, "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes" },
    };

    [Theory]
    [MemberData(nameof(RefusedItems))]
    public async Task An_item_that_DynamoDB_refuses_is_refused_in_its_words(Dictionary<string, AttributeValue> item, string message)
    {
        var error = await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.PutAsync(Tables.Dragons, item));

        error.ErrorCode.ShouldBe("ValidationException");
        error.Message.ShouldBe(message);
    }

    [Fact]
    public async Task A_key_with_more_or_less_than_the_key_is_refused()
    {
        foreach (var key in new Dictionary<string, AttributeValue>[] { [], new(Key("a")) { ["age"] = new("1") }, new() { ["name"] = new() { N = "1" } } })
        {
            (await Should.ThrowAsync<AmazonDynamoDBException>(() => _tables.Client.GetItemAsync(Tables.Dragons, key))).Message
                .ShouldBe("The provided key element does not match the schema");
        }
    }

    private static AttributeValue Nested(int levels) => levels == 0 ? new("x") : new() { L = [Nested(levels - 1)] };

    private static Dictionary<string, AttributeValue> Key(string name) => new() { ["name"] = new(name) };

    private static async Task<Exception?> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (AmazonDynamoDBException error)
        {
            return error;
        }
    }
}
