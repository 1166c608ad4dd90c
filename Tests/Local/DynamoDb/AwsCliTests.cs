using System.Text.Json;

namespace Stepyard.Tests.Local.DynamoDb;

/// <summary>DynamoDB with the aws command.</summary>
public sealed class AwsCliTests
{
    [AwsCliFact]
    public async Task The_aws_command_makes_a_table_and_works_with_its_items()
    {
        await using var tables = await Tables.OpenAsync();
        string[] table = ["--table-name", "orders"];
        await AwsAsync(
            tables, ["create-table", .. table, "--attribute-definitions", "AttributeName=id,AttributeType=S", "AttributeName=line,AttributeType=N",
            "--key-schema", "AttributeName=id,KeyType=HASH", "AttributeName=line,KeyType=RANGE", "--billing-mode", "PAY_PER_REQUEST"]);
        await AwsCli.RunAsync(tables.Yard.AwsEndpoint, ["dynamodb", "wait", "table-exists", .. table]);
        await Task.WhenAll(
            AwsCli.RunAsync(tables.Yard.AwsEndpoint, ["dynamodb", "put-item", .. table, "--item", """{"id":{"S":"a"},"line":{"N":"1"},"tags":{"SS":["x","y"]}}"""]),
            AwsCli.RunAsync(tables.Yard.AwsEndpoint, ["dynamodb", "batch-write-item", "--request-items", """{"orders":[{"PutRequest":{"Item":{"id":{"S":"a"},"line":{"N":"2"}}}},{"PutRequest":{"Item":{"id":{"S":"b"},"line":{"N":"1"}}}}]}"""]),
            AwsCli.RunAsync(tables.Yard.AwsEndpoint, ["dynamodb", "transact-write-items", "--transact-items", """[{"Put":{"TableName":"orders","Item":{"id":{"S":"c"},"line":{"N":"1"}},"ConditionExpression":"attribute_not_exists(id)"}}]"""]));

        var updated = await AwsAsync(
            tables, ["update-item", .. table, "--key", """{"id":{"S":"a"},"line":{"N":"1"}}""", "--update-expression", "SET seen = if_not_exists(seen, :o) + :o DELETE tags :t",
            "--expression-attribute-values", """{":o":{"N":"1"},":t":{"SS":["x"]}}""", "--return-values", "ALL_NEW"]);
        var (found, queried, counted, scanned, batch, refused) = (
            AwsAsync(tables, ["get-item", .. table, "--key", """{"id":{"S":"b"},"line":{"N":"1"}}""", "--consistent-read"]),
            AwsAsync(tables, ["query", .. table, "--key-condition-expression", "id = :a AND line > :n", "--expression-attribute-values", """{":a":{"S":"a"},":n":{"N":"1"}}"""]),
            AwsAsync(tables, ["scan", .. table, "--select", "COUNT"]),
            AwsAsync(tables, ["scan", .. table, "--page-size", "1", "--filter-expression", "attribute_exists(tags)"]),
            AwsAsync(tables, "batch-get-item", "--request-items", """{"orders":{"Keys":[{"id":{"S":"c"},"line":{"N":"1"}},{"id":{"S":"d"},"line":{"N":"1"}}]}}"""),
            AwsCli.TryAsync(tables.Yard.AwsEndpoint, ["dynamodb", "delete-item", .. table, "--key", """{"id":{"S":"b"},"line":{"N":"1"}}""", "--condition-expression", "attribute_exists(tags)"]));

        updated.GetProperty("Attributes").ToString().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""{"id":{"S":"a"},"line":{"N":"1"},"seen":{"N":"2"},"tags":{"SS":["y"]}}""");
        (await found).GetProperty("Item").GetProperty("id").GetProperty("S").GetString().ShouldBe("b");
        (await queried).GetProperty("Items").EnumerateArray().ShouldHaveSingleItem().GetProperty("line").GetProperty("N").GetString().ShouldBe("2");
        ((await counted).GetProperty("Count").GetInt32(), (await scanned).GetProperty("Items").GetArrayLength(), (await scanned).GetProperty("ScannedCount").GetInt32()).ShouldBe((4, 1, 4));
        (await batch).GetProperty("Responses").GetProperty("orders").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetProperty("S").GetString().ShouldBe("c");
        (await refused).Error.ShouldContain("An error occurred (ConditionalCheckFailedException) when calling the DeleteItem operation: The conditional request failed");
        await AwsAsync(tables, ["delete-table", .. table]);
        (await AwsAsync(tables, "list-tables")).GetProperty("TableNames").EnumerateArray().Select(name => name.GetString()).ShouldBe(["dragons", "sightings"]);
    }

    private static async Task<JsonElement> AwsAsync(Tables tables, params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(tables.Yard.AwsEndpoint, ["dynamodb", .. arguments]));
}
