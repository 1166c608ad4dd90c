namespace Stepyard.Tests.Local.Sqs;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task A_message_that_was_received_too_often_goes_to_the_dead_letter_queue()
    {
        await using var queues = await Queues.OpenAsync();
        var dead = await queues.CreateAsync("dead");
        var policy = $$"""{"deadLetterTargetArn":"{{queues.Arn("dead")}}","maxReceiveCount":"2"}""";
        var url = await queues.CreateAsync(attributes: new { VisibilityTimeout = "0", RedrivePolicy = policy });
        var sent = await queues.SendAsync(url, "poison");

        (await queues.BodiesAsync(url)).ShouldBe(["poison"]);
        (await queues.BodiesAsync(url)).ShouldBe(["poison"]);
        (await queues.BodiesAsync(url)).ShouldBeEmpty();

        var buried = (await queues.ReceiveAsync(dead)).ShouldHaveSingleItem();
        buried.GetProperty("MessageId").GetString().ShouldBe(sent.GetProperty("MessageId").GetString());
        Queues.Told(buried, "DeadLetterQueueSourceArn").ShouldBe(queues.Arn("orders"));
        Queues.Told(buried, "ApproximateReceiveCount").ShouldBe("3");
        (await queues.CallAsync("ListDeadLetterSourceQueues", new { QueueUrl = dead })).GetRawText().ShouldBe($$"""{"queueUrls":["{{url}}"]}""");
        (await queues.CallAsync("ListDeadLetterSourceQueues", new { QueueUrl = url })).GetRawText().ShouldBe("""{"queueUrls":[]}""");
    }

    [Theory]
    [InlineData("none", "1", "Dead letter target does not exist.")]
    [InlineData("dead.fifo", "1", "Dead letter queue must be same type of queue as the source.")]
    [InlineData("dead.fifo", "0", "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.")]
    public async Task A_dead_letter_queue_that_can_not_be_one_is_refused(string target, string count, string reason)
    {
        await using var queues = await Queues.OpenAsync();
        await queues.CreateAsync("dead.fifo", new { FifoQueue = "true" });
        var policy = $$"""{"deadLetterTargetArn":"{{queues.Arn(target)}}","maxReceiveCount":{{count}}}""";

        var refusal = await queues.RefusalAsync("CreateQueue", new { QueueName = "orders", Attributes = new { RedrivePolicy = policy } });

        refusal.Message.ShouldBe($"Value {policy} for parameter RedrivePolicy is invalid. Reason: {reason}");
    }
}
