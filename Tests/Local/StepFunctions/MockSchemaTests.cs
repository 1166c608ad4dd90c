using Stepyard.Local.StepFunctions.MockSchemas;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class MockSchemaTests
{
    private static readonly ServiceSchemas Schemas = new();

    [Theory]
    [InlineData("aws-sdk:kms:encrypt", """{"CiphertextBlob":1}""", "Field 'CiphertextBlob' must be a string")]
    [InlineData("aws-sdk:kms:encrypt", """{"CiphertextBlob":""}""", "Field 'CiphertextBlob' is smaller than the minimum length")]
    [InlineData("aws-sdk:lambda:getFunction", """{"Configuration":{"MemorySize":127}}""", "Field 'MemorySize' is less than the minimum value")]
    [InlineData("aws-sdk:lambda:getFunction", """{"Configuration":{"MemorySize":10241}}""", "Field 'MemorySize' exceeds the maximum value")]
    [InlineData("aws-sdk:lambda:getFunction", """{"Configuration":[]}""", "Field 'Configuration' must be an object")]
    [InlineData("aws-sdk:s3:getObject", """{"StorageClass":"Papyrus"}""", "Field 'StorageClass' is not an expected value")]
    [InlineData("aws-sdk:s3:getObject", """{"DeleteMarker":"no"}""", "Field 'DeleteMarker' must be a boolean")]
    [InlineData("events:putEvents", """{"Entries":{}}""", "Field 'Entries' must be an array")]
    [InlineData("events:putEvents", """{"Entries":[{"EventId":"1"},{"EventId":2}]}""", "Field 'EventId' must be a string")]
    [InlineData("states:startExecution", """{"executionArn":"a","startDate":"b"}""", "Required field 'ExecutionArn' is missing")]
    [InlineData("sqs:sendMessage", """{"MD5OfMessageBody":1}""", "Field 'MD5OfMessageBody' must be a string")]
    [InlineData("aws-sdk:sqs:sendMessage", """{"Md5OfMessageBody":1}""", "Field 'Md5OfMessageBody' must be a string")]
    [InlineData("aws-sdk:sqs:sendMessage", "[]", "Mock result must be an object")]
    public void A_mocked_result_that_the_service_would_not_answer_has_a_mistake(string integration, string result, string mistake) =>
        FindMistake(integration, result).ShouldBe(mistake);

    [Theory]
    [InlineData("aws-sdk:kms:encrypt", """{"CiphertextBlob":"blob","KeyId":null,"SdkHttpMetadata":{}}""")]
    [InlineData("lambda:invoke", """{"Payload":{"any":"thing"},"StatusCode":200}""")]
    [InlineData("lambda:invoke.waitForTaskToken", """{"StatusCode":"two hundred"}""")]
    [InlineData("apigateway:invoke", "1")]
    [InlineData("aws-sdk:honeycode:getScreenData", "1")]
    [InlineData("dynamodb:getItem", """{"Item":{"id":{"S":"1"},"tags":{"L":[{"BOOL":true}]}}}""")]
    public void Anything_else_has_none(string integration, string result) => FindMistake(integration, result).ShouldBeNull();

    [Fact]
    public void What_is_required_may_be_missing_where_only_what_is_present_counts()
    {
        FindMistake("states:startExecution", "{}", FieldValidationMode.Present).ShouldBeNull();
        FindMistake("states:startExecution", """{"StartDate":true}""", FieldValidationMode.Present).ShouldBe("Field 'StartDate' must be a string");
    }

    private static string? FindMistake(string integration, string result, FieldValidationMode mode = FieldValidationMode.Strict) =>
        Schemas.FindMistake($"arn:aws:states:::{integration}", Value.Parse(result), mode);
}
