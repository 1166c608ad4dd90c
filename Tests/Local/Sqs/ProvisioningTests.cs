using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Sqs;

public sealed class ProvisioningTests
{
    private const string Type = "aws-native:sqs:Queue";

    [Fact]
    public async Task A_stack_has_queues_with_their_attributes_and_dead_letter_queue()
    {
        await using var queues = await Queues.OpenAsync(
            null,
            Inputs.Resource(Type, "dead", """{"queueName":"dead.fifo","fifoQueue":true}"""),
            Inputs.Resource(Type, "orders", """
                {"fifoQueue":true,"contentBasedDeduplication":true,"visibilityTimeout":5,"tags":[{"key":"team","value":"pizza"}],
                 "redrivePolicy":{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead.fifo","maxReceiveCount":3}}
                """));

        var orders = queues.Yard.Resources[1];
        var url = orders.Id;
        url.ShouldMatch($"^{queues.Url("orders")}-[0-9a-f]{{7}}\\.fifo$");
        (await queues.AttributeAsync(url, "VisibilityTimeout")).ShouldBe("5");
        (await queues.AttributeAsync(url, "ContentBasedDeduplication")).ShouldBe("true");
        (await queues.AttributeAsync(url, "RedrivePolicy")).ShouldBe("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead.fifo","maxReceiveCount":3}""");
        (await queues.CallAsync("ListQueueTags", new { QueueUrl = url })).GetRawText().ShouldBe("""{"Tags":{"team":"pizza"}}""");
    }

    [Theory]
    [InlineData("""{"queueName":"or ders"}""", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")]
    [InlineData("""{"delaySeconds":901}""", "Invalid value for the parameter DelaySeconds.")]
    public async Task A_mistake_is_told_with_the_resource(string inputs, string problem)
    {
        var mistake = await Should.ThrowAsync<ProvisioningException>(() => Queues.OpenAsync(null, Inputs.Resource(Type, "orders", inputs)));

        mistake.Message.ShouldContain($"aws-native:sqs:Queue 'orders': {problem}");
    }
}
