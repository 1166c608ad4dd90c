using System.Text.Json;

namespace Stepyard.Tests.Local.Sqs;

public sealed class AwsCliTests
{
    [AwsCliFact]
    public async Task The_aws_command_sends_receives_and_deletes_and_checks_the_digests()
    {
        await using var queues = await Queues.OpenAsync();
        var url = (await AwsAsync(queues, "create-queue", "--queue-name", "orders")).GetProperty("QueueUrl").GetString()!;

        await AwsAsync(
            queues, "send-message", "--queue-url", url, "--message-body", "Grüße", "--message-attributes", """{"n":{"DataType":"Number","StringValue":"7"}}""");
        var received = (await AwsAsync(queues, "receive-message", "--queue-url", url, "--wait-time-seconds", "5", "--message-attribute-names", "All")).GetProperty("Messages")[0];
        await AwsCli.RunAsync(queues.Yard.AwsEndpoint, ["sqs", "delete-message", "--queue-url", url, "--receipt-handle", Queues.Handle(received)]);
        var missing = await AwsCli.TryAsync(queues.Yard.AwsEndpoint, ["sqs", "get-queue-url", "--queue-name", "none"]);

        Queues.Body(received).ShouldBe("Grüße");
        (await queues.AttributeAsync(url, "ApproximateNumberOfMessagesNotVisible")).ShouldBe("0");
        missing.Error.ShouldContain("An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the GetQueueUrl operation: The specified queue does not exist.");
    }

    private static async Task<JsonElement> AwsAsync(Queues queues, params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(queues.Yard.AwsEndpoint, ["sqs", .. arguments]));
}
