namespace Stepyard.Tests.Local.Sqs;

public sealed class FifoTests : IAsyncLifetime
{
    private Queues _queues = null!;
    private string _url = null!;

    public async Task InitializeAsync()
    {
        _queues = await Queues.OpenAsync();
        _url = await _queues.CreateAsync("orders.fifo", new { FifoQueue = "true", ContentBasedDeduplication = "true" });
    }

    public async Task DisposeAsync() => await _queues.DisposeAsync();

    [Fact]
    public async Task A_group_waits_for_its_first_message_and_other_groups_do_not()
    {
        await SendAsync("a1", "a");
        await SendAsync("a2", "a");
        await SendAsync("b1", "b");

        var first = (await _queues.ReceiveAsync(_url, max: 1)).ShouldHaveSingleItem();
        (await _queues.BodiesAsync(_url)).ShouldBe(["b1"]);
        await _queues.CallAsync("DeleteMessage", new { QueueUrl = _url, ReceiptHandle = Queues.Handle(first) });

        (await _queues.BodiesAsync(_url)).ShouldBe(["a2"]);
        (Queues.Body(first), Queues.Told(first, "MessageGroupId")).ShouldBe(("a1", "a"));
        Queues.Told(first, "SequenceNumber")!.Length.ShouldBe(20);
    }

    [Fact]
    public async Task What_comes_back_comes_before_what_follows_it()
    {
        await SendAsync("a1", "a");
        await SendAsync("a2", "a");
        (await _queues.BodiesAsync(_url)).ShouldBe(["a1", "a2"]);

        _queues.Time.Advance(TimeSpan.FromSeconds(30));

        (await _queues.BodiesAsync(_url)).ShouldBe(["a1", "a2"]);
    }

    [Theory]
    [InlineData(null, "same")]
    [InlineData("id", "other")]
    public async Task A_repetition_within_five_minutes_is_the_same_message(string? id, string repeated)
    {
        var first = await SendAsync("same", "a", id);
        var second = await SendAsync(repeated, "b", id);
        var handle = Queues.Handle((await _queues.ReceiveAsync(_url)).ShouldHaveSingleItem());
        await _queues.CallAsync("DeleteMessage", new { QueueUrl = _url, ReceiptHandle = handle });

        await SendAsync(repeated, "a", id);
        (await _queues.BodiesAsync(_url)).ShouldBeEmpty();
        _queues.Time.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(repeated, "a", id);

        (await _queues.BodiesAsync(_url)).ShouldBe([repeated]);
        (second.GetProperty("MessageId").GetString(), second.GetProperty("SequenceNumber").GetString())
            .ShouldBe((first.GetProperty("MessageId").GetString(), first.GetProperty("SequenceNumber").GetString()));
    }

    [Fact]
    public async Task Each_group_may_have_its_own_repetitions()
    {
        await _queues.CallAsync("SetQueueAttributes", new { QueueUrl = _url, Attributes = new { DeduplicationScope = "messageGroup" } });
        await SendAsync("same", "a");
        await SendAsync("same", "b");

        (await _queues.BodiesAsync(_url)).ShouldBe(["same", "same"]);
    }

    [Fact]
    public async Task A_message_needs_a_group_and_something_to_know_it_by()
    {
        await _queues.CallAsync("SetQueueAttributes", new { QueueUrl = _url, Attributes = new { ContentBasedDeduplication = "false" } });

        var groupless = await _queues.RefusalAsync("SendMessage", new { QueueUrl = _url, MessageBody = "m" });
        var unknown = await _queues.RefusalAsync("SendMessage", new { QueueUrl = _url, MessageBody = "m", MessageGroupId = "a" });
        var delayed = await _queues.RefusalAsync("SendMessage", new { QueueUrl = _url, MessageBody = "m", MessageGroupId = "a", DelaySeconds = 2 });
        var batch = await _queues.RefusalAsync("SendMessageBatch", new { QueueUrl = _url, Entries = new[] { new { Id = "1", MessageBody = "m" } } });

        groupless.ShouldBe(new(
            400, "com.amazonaws.sqs#MissingRequiredParameterException", "The request must contain the parameter MessageGroupId.", "MissingParameter;Sender"));
        unknown.Message.ShouldBe("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        delayed.Message.ShouldBe("Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.");
        batch.Query.ShouldBe("InvalidParameterValue;Sender");
    }

    [Fact]
    public async Task A_receipt_that_has_expired_deletes_nothing()
    {
        await SendAsync("a1", "a");
        var handle = Queues.Handle((await _queues.ReceiveAsync(_url))[0]);
        _queues.Time.Advance(TimeSpan.FromSeconds(30));

        var refusal = await _queues.RefusalAsync("DeleteMessage", new { QueueUrl = _url, ReceiptHandle = handle });

        refusal.Message.ShouldBe($"Value {handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
    }

    private Task<System.Text.Json.JsonElement> SendAsync(string body, string group, string? id = null) =>
        _queues.CallAsync("SendMessage", new { QueueUrl = _url, MessageBody = body, MessageGroupId = group, MessageDeduplicationId = id });
}
