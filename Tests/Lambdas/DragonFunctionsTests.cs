using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Moq;
using Stepyard.Lambdas.Dragons;
using Stepyard.Lambdas.ValidateDragon;

namespace Stepyard.Tests.Lambdas;

public sealed class DragonFunctionsTests
{
    private const string Peter = """
        {"dragon_name_str":"Peter","description_str":"New dragon","family_str":"green","location_city_str":"Houston","location_country_str":"USA",
         "location_state_str":"TX","location_neighborhood_str":"Downtown","reportingPhoneNumber":"15555555555","confirmationRequired":false}
        """;

    private readonly Mock<IAmazonDynamoDB> _dynamoDb = new();

    [Fact]
    public async Task A_complete_report_of_an_unknown_dragon_is_valid()
    {
        Knows();

        await Validate(Peter);

        _dynamoDb.Verify(d => d.GetItemAsync(
            It.Is<GetItemRequest>(r => r.TableName == "dragons" && r.Key["dragon_name_str"].S == "Peter" && r.ConsistentRead == true),
            It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task A_dragon_that_is_known_already_is_refused()
    {
        Knows("Peter");

        (await Should.ThrowAsync<DragonValidationException>(() => Validate(Peter))).Message.ShouldContain("'Peter' has been reported already");
    }

    [Theory]
    [InlineData("dragon_name_str", "null", "dragon_name_str is missing")]
    [InlineData("dragon_name_str", "\"  \"", "dragon_name_str must be a text")]
    [InlineData("family_str", "7", "family_str must be a text")]
    [InlineData("location_city_str", "{}", "location_city_str must be a text")]
    [InlineData("reportingPhoneNumber", "15555555555", "reportingPhoneNumber must be a phone number")]
    [InlineData("reportingPhoneNumber", "\"call me\"", "reportingPhoneNumber must be a phone number")]
    [InlineData("reportingPhoneNumber", "\"15555555555\\n\"", "reportingPhoneNumber must be a phone number")]
    [InlineData("confirmationRequired", "\"yes\"", "confirmationRequired must be true or false")]
    public async Task A_malformed_field_is_refused_with_the_reason(string field, string value, string reason)
    {
        var report = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Peter)!;
        report[field] = JsonDocument.Parse(value).RootElement;

        (await Should.ThrowAsync<DragonValidationException>(() => Validate(JsonSerializer.Serialize(report)))).Message.ShouldContain(reason);
        _dynamoDb.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Everything_that_is_wrong_with_a_report_is_said_at_once(string report)
    {
        var message = (await Should.ThrowAsync<DragonValidationException>(() => Validate(report))).Message;

        foreach (var field in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Peter)!.Keys)
        {
            message.ShouldContain(field);
        }
    }

    [Fact]
    public async Task A_valid_dragon_is_stored_under_its_name_without_the_reporters_number()
    {
        PutItemRequest? put = null;
        _dynamoDb.Setup(d => d.PutItemAsync(It.IsAny<PutItemRequest>(), It.IsAny<CancellationToken>()))
            .Callback((PutItemRequest r, CancellationToken _) => put = r)
            .ReturnsAsync(new PutItemResponse());

        await new Stepyard.Lambdas.AddDragon.Function(Store).Handle(Report(Peter), FunctionContext.New());

        put!.ConditionExpression.ShouldBe("attribute_not_exists(dragon_name_str)");
        put.Item["dragon_name_str"].S.ShouldBe("Peter");
        put.Item.Keys.ShouldNotContain("reportingPhoneNumber");
        put.Item.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Of_two_reports_at_the_same_instant_the_slower_one_fails()
    {
        _dynamoDb.Setup(d => d.PutItemAsync(It.IsAny<PutItemRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ConditionalCheckFailedException("The conditional request failed"));

        await Should.ThrowAsync<ConditionalCheckFailedException>(
            () => new Stepyard.Lambdas.AddDragon.Function(Store).Handle(Report(Peter), FunctionContext.New()));
    }

    private DragonStore Store => new(_dynamoDb.Object, "dragons");

    private Task Validate(string report) => new Function(Store).Handle(Report(report), FunctionContext.New());

    private void Knows(params string[] names) =>
        _dynamoDb.Setup(d => d.GetItemAsync(It.IsAny<GetItemRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((GetItemRequest r, CancellationToken _) => new GetItemResponse
            {
                Item = names.Contains(r.Key["dragon_name_str"].S) ? new Dictionary<string, AttributeValue>(r.Key) : null,
            });

    private static DragonReport Report(string json) => JsonSerializer.Deserialize<DragonReport>(json)!;
}
