using System.Text.Json;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.DynamoDb;

public sealed class TaskTests : IAsyncLifetime
{
    private Tables _tables = null!;

    public async Task InitializeAsync() => _tables = await Tables.OpenAsync();

    public async Task DisposeAsync() => await _tables.DisposeAsync();

    [Fact]
    public async Task A_state_machine_puts_updates_gets_and_deletes_an_item()
    {
        (await RunAsync("putItem", """{"TableName":"dragons","Item":{"name":{"S":"Atlas"},"data":{"S":"Hello"}}}""")).Error.ShouldBeNull();
        var updated = await RunAsync("updateItem", """{"TableName":"dragons","Key":{"name":{"S":"Atlas"}},"UpdateExpression":"set S=:r","ExpressionAttributeValues":{":r":{"S":"HelloWorldUpdated"}},"ReturnValues":"UPDATED_NEW"}""");
        var found = await RunAsync("getItem", """{"TableName":"dragons","Key":{"name":{"S":"Atlas"}}}""");
        await RunAsync("deleteItem", """{"TableName":"dragons","Key":{"name":{"S":"Atlas"}}}""");
        var gone = await RunAsync("getItem", """{"TableName":"dragons","Key":{"name":{"S":"Atlas"}}}""");

        Json(updated).GetProperty("Attributes").GetRawText().ShouldBe("""{"S":{"S":"HelloWorldUpdated"}}""");
        Json(updated).GetProperty("SdkHttpMetadata").GetProperty("AllHttpHeaders").GetProperty("Content-Length")[0].GetString().ShouldBe("46");
        Json(found).GetProperty("Item").GetRawText().ShouldBe("""{"S":{"S":"HelloWorldUpdated"},"data":{"S":"Hello"},"name":{"S":"Atlas"}}""");
        Json(gone).EnumerateObject().Select(member => member.Name).ShouldBe(["SdkHttpMetadata", "SdkResponseMetadata"]);
    }

    [Theory]
    [InlineData("""{"TableName":"unicorns","Item":{"name":{"S":"x"}}}""", "DynamoDB.ResourceNotFoundException", "Requested resource not found", "ResourceNotFoundException")]
    [InlineData("""{"TableName":"dragons","Item":null}""", "DynamoDB.AmazonDynamoDBException",
        "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null", "ValidationException")]
    [InlineData("""{"TableName":"dragons","Item":{"name":{"S":"x"}},"ConditionExpression":"attribute_exists(age)"}""", "DynamoDB.ConditionalCheckFailedException",
        "The conditional request failed", "ConditionalCheckFailedException")]
    public async Task An_error_has_the_name_and_the_cause_that_a_state_machine_sees_in_AWS(string parameters, string error, string message, string code)
    {
        var result = await RunAsync("putItem", parameters);

        result.Error.ShouldBe(error);
        result.Cause!.ShouldStartWith($"{message} (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: {code}; Request ID: ");
    }

    private async Task<TaskResult> RunAsync(string operation, string parameters)
    {
        var integration = _tables.Yard.TaskIntegrations[$"dynamodb:{operation}"];
        return await integration.InvokeAsync(new("State", $"arn:aws:states:::dynamodb:{operation}", Value.Parse(parameters), null, null, null), _tables.Yard.Access.Administrator, default);
    }

    private static JsonElement Json(TaskResult result) => JsonElement.Parse(result.Output!.ToJson());
}
