using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.EventBridge;

public sealed class ProvisioningTests
{
    private const string Queue = "arn:aws:sqs:us-east-1:123456789012:orders";

    [Fact]
    public async Task A_rule_of_the_program_is_live()
    {
        await using var yard = await EventYard.OpenAsync(
            null,
            Inputs.Resource("aws-native:events:EventBus", "shop", """{"name":"shop","description":"orders","tags":[{"key":"a","value":"1"}]}"""),
            Inputs.Resource("aws-native:events:EventBusPolicy", "policy", """{"eventBusName":"shop","statementId":"all","statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:123456789012:event-bus/shop"}}"""),
            Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders"}"""),
            Inputs.Resource("aws-native:sqs:QueueInlinePolicy", "orders", """
                {"queue":"http://127.0.0.1:4566/123456789012/orders",
                 "policyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:orders"}}}
                """),
            Rule("""
                {"name":"orders","eventBusName":"shop","eventPattern":{"source":["shop"]},"description":"all orders",
                 "targets":[{"id":"queue","arn":"arn:aws:sqs:us-east-1:123456789012:orders","retryPolicy":{"maximumRetryAttempts":3},
                             "inputTransformer":{"inputPathsMap":{"theItem":"$.detail.item"},"inputTemplate":"{\"item\":<theItem>}"}}]}
                """));

        await yard.PutAsync(bus: "shop");

        (await yard.BodyAsync(Queue)).ShouldBe("""{"item":"book"}""");
        (await yard.CallAsync("ListTargetsByRule", new { Rule = "orders", EventBusName = "shop" })).GetProperty("Targets")[0].GetRawText().ShouldBe(
            """{"Arn":"arn:aws:sqs:us-east-1:123456789012:orders","Id":"queue","InputTransformer":{"InputPathsMap":{"theItem":"$.detail.item"},"InputTemplate":"{\"item\":<theItem>}"},"RetryPolicy":{"MaximumRetryAttempts":3}}""");
        JsonElement.Parse((await yard.CallAsync("DescribeEventBus", new { Name = "shop" })).GetProperty("Policy").GetString()!).GetProperty("Statement")[0].GetProperty("Sid").GetString().ShouldBe("all");
        yard.Yard.Resources.Single(resource => resource.Type == "aws-native:events:Rule").Properties["arn"].ShouldBe("arn:aws:events:us-east-1:123456789012:rule/shop/orders");
    }

    [Theory]
    [InlineData("""{"eventPattern":{"source":"shop"}}""", "Event pattern is not valid. Reason: \"source\" must be an object or an array")]
    [InlineData("""{"eventPattern":{"source":["shop"]},"eventBusName":"none"}""", "Event bus none does not exist.")]
    [InlineData("""{"scheduleExpression":"every day"}""", "Parameter ScheduleExpression is not valid.")]
    [InlineData("""{"eventPattern":{"source":["shop"]},"targets":[{"id":"1","arn":"arn:aws:kinesis:us-east-1:123456789012:stream/s","roleArn":"r"}]}""", "can't be reached here")]
    [InlineData("""{"eventPattern":{"source":["shop"]},"targets":[{"id":"1","arn":"arn:aws:states:us-east-1:123456789012:stateMachine:m"}]}""", "RoleArn is required for target")]
    public async Task A_mistake_in_a_rule_stops_the_start(string rule, string problem) =>
        (await Should.ThrowAsync<ProvisioningException>(() => EventYard.OpenAsync(null, Rule(rule)))).Message.ShouldContain(problem);

    private static MockResourceArgs Rule(string inputs) => Inputs.Resource("aws-native:events:Rule", "orders", inputs);
}
