using System.Text.Json;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.JavaScript;

/// <summary>What Step Functions refuses, as code that uses AWS's SDK for JavaScript sees it.</summary>
public sealed class RefusalTests(JavaScriptSdk sdk) : IClassFixture<JavaScriptSdk>
{
    private const string Nobody = "arn:aws:states:us-east-1:123456789012:stateMachine:nobody";

    [JavaScriptSdkTheory]
    [InlineData("CreateStateMachine", """{"name":"a b","definition":"{}","roleArn":"arn:aws:iam::123456789012:role/r"}""", "InvalidDefinition", null)]
    [InlineData("CreateStateMachine", """{"name":"oven","definition":"nonsense","roleArn":"arn:aws:iam::123456789012:role/r"}""", "InvalidDefinition", null)]
    [InlineData("CreateStateMachine", """{"name":"oven","definition":"PASS","roleArn":"chef"}""", "InvalidArn", "Invalid Role Arn: 'chef'")]
    [InlineData("CreateStateMachine", """{"name":"a b","definition":"PASS","roleArn":"arn:aws:iam::123456789012:role/r"}""", "InvalidName", "Invalid Name: 'a b'")]
    [InlineData("CreateStateMachine", """{"name":"oven","definition":"PASS","roleArn":"arn:aws:iam::123456789012:role/r","versionDescription":"one"}""", "ValidationException", null)]
    [InlineData("CreateStateMachine", """{"name":"oven","definition":"PASS","roleArn":"arn:aws:iam::123456789012:role/r","loggingConfiguration":{"level":"ALL"}}""", "InvalidLoggingConfiguration", "Invalid Logging Configuration: Must specify exactly one Log Destination.")]
    [InlineData("CreateStateMachine", """{"name":"oven","definition":"PASS","roleArn":"arn:aws:iam::123456789012:role/r","encryptionConfiguration":{"type":"CUSTOMER_MANAGED_KMS_KEY"}}""", "InvalidEncryptionConfiguration", null)]
    [InlineData("CreateStateMachine", """{"name":"oven","definition":"PASS","roleArn":"arn:aws:iam::123456789012:role/r","type":"FAST"}""", "ValidationException", "1 validation error detected: Value 'FAST' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]")]
    [InlineData("UpdateStateMachine", """{"stateMachineArn":"PIZZA"}""", "MissingRequiredParameter", null)]
    [InlineData("UpdateStateMachine", """{"stateMachineArn":"PIZZA","roleArn":"chef"}""", "InvalidArn", "Invalid Role Arn: 'chef'")]
    [InlineData("UpdateStateMachine", """{"stateMachineArn":"NOBODY","roleArn":"chef"}""", "StateMachineDoesNotExist", "State Machine Does Not Exist: 'NOBODY'")]
    [InlineData("DescribeStateMachine", """{"stateMachineArn":"nonsense"}""", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: nonsense'")]
    [InlineData("DescribeStateMachine", "{}", "ValidationException", "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("DeleteStateMachine", """{"stateMachineArn":"PIZZA/Each"}""", "ValidationException", null)]
    [InlineData("ListStateMachines", """{"maxResults":1001}""", "ValidationException", "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000")]
    [InlineData("ListStateMachines", """{"nextToken":"nonsense"}""", "InvalidToken", "Invalid Token: 'Invalid token'")]
    [InlineData("StartExecution", """{"stateMachineArn":"NOBODY"}""", "StateMachineDoesNotExist", "State Machine Does Not Exist: 'NOBODY'")]
    [InlineData("StartExecution", """{"stateMachineArn":"PIZZA","name":"what?"}""", "InvalidName", "Invalid Name: 'what?'")]
    [InlineData("StartExecution", """{"stateMachineArn":"PIZZA","input":"{"}""", "InvalidExecutionInput", null)]
    [InlineData("StartExecution", """{"stateMachineArn":"PIZZA","traceHeader":"ö"}""", "ValidationException", @"1 validation error detected: Value 'ö' at 'traceHeader' failed to satisfy constraint: Member must satisfy regular expression pattern: \p{ASCII}*")]
    [InlineData("StartSyncExecution", """{"stateMachineArn":"NOBODY"}""", "StateMachineDoesNotExist", "State Machine Does Not Exist: 'NOBODY'")]
    [InlineData("DescribeExecution", """{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pizza:none"}""", "ExecutionDoesNotExist", "Execution Does Not Exist: 'arn:aws:states:us-east-1:123456789012:execution:pizza:none'")]
    [InlineData("StopExecution", """{"executionArn":"PIZZA"}""", "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: stateMachine'")]
    [InlineData("RedriveExecution", """{"executionArn":"arn:aws:states:us-east-1:123456789012:express:pizza:one:two"}""", "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'")]
    [InlineData("RedriveExecution", """{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pizza:none"}""", "ExecutionDoesNotExist", null)]
    [InlineData("ListExecutions", "{}", "ValidationException", null)]
    [InlineData("ListExecutions", """{"mapRunArn":"arn:aws:states:us-east-1:123456789012:mapRun:pizza/Each:none"}""", "ResourceNotFound", null)]
    [InlineData("CreateStateMachineAlias", """{"name":"1","routingConfiguration":[{"stateMachineVersionArn":"PIZZA:1","weight":100}]}""", "ValidationException", null)]
    [InlineData("CreateStateMachineAlias", """{"name":"PROD","routingConfiguration":[{"stateMachineVersionArn":"PIZZA:1","weight":100}]}""", "ResourceNotFound", null)]
    [InlineData("PublishStateMachineVersion", """{"stateMachineArn":"PIZZA","revisionId":"other"}""", "ConflictException", null)]
    [InlineData("DeleteStateMachineVersion", """{"stateMachineVersionArn":"PIZZA:PROD"}""", "InvalidArn", null)]
    [InlineData("GetActivityTask", """{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:none"}""", "ActivityDoesNotExist", "Activity Does Not Exist: 'arn:aws:states:us-east-1:123456789012:activity:none'")]
    [InlineData("UpdateMapRun", """{"mapRunArn":"PIZZA"}""", "InvalidArn", null)]
    [InlineData("ValidateStateMachineDefinition", """{"definition":""}""", "ValidationException", null)]
    public async Task What_AWS_refuses_is_refused_with_an_error_that_users_can_catch(string operation, string input, string name, string? message)
    {
        await using var yard = await StatesYard.StartAsync();
        var pizza = await yard.CreateAsync(StatesYard.Pass);
        var given = input.Replace("\"PASS\"", JsonSerializer.Serialize(StatesYard.Pass), StringComparison.Ordinal)
            .Replace("PIZZA", pizza, StringComparison.Ordinal).Replace("NOBODY", Nobody, StringComparison.Ordinal);

        var refusal = await sdk.RefusalAsync(yard.Endpoint, operation, JsonElement.Parse(given));

        refusal.ShouldBe((name, message?.Replace("NOBODY", Nobody, StringComparison.Ordinal) ?? refusal.Message));
        refusal.Message.ShouldNotBeEmpty();
    }
}
