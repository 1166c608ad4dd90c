namespace Stepyard.Tests.Local.Hostile;

/// <summary>Writes to a table that are nearly right.</summary>
public sealed class DynamoDbTests(HostileYard yard) : IClassFixture<HostileYard>
{
    [Theory]
    [InlineData("\"ReturnConsumedCapacity\":\"SOME\"")]
    [InlineData("\"ReturnConsumedCapacity\":1")]
    [InlineData("\"ReturnItemCollectionMetrics\":\"SOME\"")]
    [InlineData("\"ReturnItemCollectionMetrics\":{}")]
    public async Task A_write_that_is_refused_for_what_it_asks_to_be_told_is_not_done(string wrong)
    {
        foreach (var (operation, request) in ((string, string)[])
        [
            ("PutItem", """ "TableName":"dragons","Item":{"name":{"S":"Unwanted"}}"""),
            ("UpdateItem", """ "TableName":"dragons","Key":{"name":{"S":"Unwanted"}},"UpdateExpression":"SET size = :s","ExpressionAttributeValues":{":s":{"N":"1"}}"""),
            ("BatchWriteItem", """ "RequestItems":{"dragons":[{"PutRequest":{"Item":{"name":{"S":"Unwanted"}}}}]}"""),
            ("TransactWriteItems", """ "TransactItems":[{"Put":{"TableName":"dragons","Item":{"name":{"S":"Unwanted"}}}}]"""),
        ])
        {
            (await yard.SendAsync($"DynamoDB_20120810.{operation}", $"{{{request},{wrong}}}")).Status.ShouldBe(400, operation);
            (await yard.SendAsync("DynamoDB_20120810.GetItem", """{"TableName":"dragons","Key":{"name":{"S":"Unwanted"}}}""")).Body.ShouldBe("{}", operation);
        }
    }

    [Theory]
    [InlineData("ListTables", "{\"Limit\":101}", "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100")]
    [InlineData(
        "TransactWriteItems",
        """{"TransactItems":[{"Delete":{"TableName":"dragons","Key":{"name":{"S":"None"}}}}],"ClientRequestToken":""}""",
        "1 validation error detected: Value '' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public async Task A_constraint_of_the_API_is_told(string operation, string request, string message) =>
        (await yard.SendAsync($"DynamoDB_20120810.{operation}", request)).Message.ShouldBe(message);

    [Fact]
    public async Task A_transaction_of_reads_tells_its_capacity()
    {
        var answer = await yard.SendAsync("DynamoDB_20120810.TransactGetItems", """
            {"TransactItems":[{"Get":{"TableName":"dragons","Key":{"name":{"S":"None"}}}}],"ReturnConsumedCapacity":"TOTAL"}
            """);

        answer.Body.ShouldBe("""{"Responses":[{}],"ConsumedCapacity":[{"TableName":"dragons","CapacityUnits":2}]}""");
    }
}
