using System.Text.Json;

namespace Stepyard.Tests.Local.Sqs;

public sealed class QueueTests : IAsyncLifetime
{
    private Queues _queues = null!;

    public async Task InitializeAsync() => _queues = await Queues.OpenAsync();

    public async Task DisposeAsync() => await _queues.DisposeAsync();

    [Fact]
    public async Task A_queue_is_found_by_its_name_and_its_URL_by_any_host()
    {
        var url = await _queues.CreateAsync();
        await _queues.SendAsync("https://sqs.us-east-1.amazonaws.com/123456789012/orders", "from far");

        url.ShouldBe(_queues.Url("orders"));
        (await _queues.CallAsync("GetQueueUrl", new { QueueName = "orders" })).GetProperty("QueueUrl").GetString().ShouldBe(url);
        (await _queues.BodiesAsync(url)).ShouldBe(["from far"]);
    }

    [Fact]
    public async Task Queues_are_listed_by_prefix_and_by_page()
    {
        await _queues.CreateAsync("b2");
        await _queues.CreateAsync("a");
        await _queues.CreateAsync("b1");

        var first = await _queues.CallAsync("ListQueues", new { QueueNamePrefix = "b", MaxResults = 1 });
        var second = await _queues.CallAsync("ListQueues", new { QueueNamePrefix = "b", MaxResults = 1, NextToken = first.GetProperty("NextToken").GetString() });

        first.GetProperty("QueueUrls")[0].GetString().ShouldBe(_queues.Url("b1"));
        second.GetRawText().ShouldBe($$"""{"QueueUrls":["{{_queues.Url("b2")}}"]}""");
        (await _queues.CallAsync("ListQueues", new { QueueNamePrefix = "none" })).GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task A_queue_has_AWSs_attributes_unless_they_are_set()
    {
        var url = await _queues.CreateAsync(attributes: new { VisibilityTimeout = "69" });
        await _queues.CallAsync("SetQueueAttributes", new { QueueUrl = url, Attributes = new { DelaySeconds = "420" } });

        var attributes = (await _queues.CallAsync("GetQueueAttributes", new { QueueUrl = url, AttributeNames = new[] { "All" } })).GetProperty("Attributes");

        attributes.EnumerateObject().OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => $"{attribute.Name}={attribute.Value}").ShouldBe([
            "ApproximateNumberOfMessages=0", "ApproximateNumberOfMessagesDelayed=0", "ApproximateNumberOfMessagesNotVisible=0", "CreatedTimestamp=1767225600",
            "DelaySeconds=420", "LastModifiedTimestamp=1767225600", "MaximumMessageSize=1048576", "MessageRetentionPeriod=345600",
            "QueueArn=arn:aws:sqs:us-east-1:123456789012:orders", "ReceiveMessageWaitTimeSeconds=0", "SqsManagedSseEnabled=true", "VisibilityTimeout=69",
        ]);
        (await _queues.CallAsync("GetQueueAttributes", new { QueueUrl = url })).GetRawText().ShouldBe("{}");
    }

    [Theory]
    [InlineData("""{"DelaySeconds":"901"}""", "InvalidAttributeValue", "Invalid value for the parameter DelaySeconds.")]
    [InlineData("""{"Colour":"red"}""", "InvalidAttributeName", "Unknown Attribute Colour.")]
    [InlineData("""{"FifoQueue":"true"}""", "InvalidAttributeName", "Unknown Attribute FifoQueue.")]
    [InlineData("""{"RedrivePolicy":"{\"deadLetterTargetArn\": \"dummy\", \"maxReceiveCount\": 42}"}""", "InvalidParameterValueException",
        "Value {\"deadLetterTargetArn\": \"dummy\", \"maxReceiveCount\": 42} for parameter RedrivePolicy is invalid. Reason: Invalid value for deadLetterTargetArn.")]
    [InlineData("""{"Policy":"{}"}""", "InvalidAttributeValue", "Invalid value for the parameter Policy. Reason: MalformedPolicyDocument: policy 'Policy': 'Statement' is missing.")]
    public async Task An_attribute_that_can_not_be_set_is_refused(string attributes, string type, string message)
    {
        var url = await _queues.CreateAsync();

        var refusal = await _queues.RefusalAsync("SetQueueAttributes", new { QueueUrl = url, Attributes = JsonElement.Parse(attributes) });

        (refusal.Type, refusal.Message).ShouldBe(($"com.amazonaws.sqs#{type}", message));
    }

    [Fact]
    public async Task A_name_is_taken_once_unless_the_attributes_are_the_same()
    {
        var url = await _queues.CreateAsync(attributes: new { DelaySeconds = "0" });

        (await _queues.CreateAsync()).ShouldBe(url);
        (await _queues.RefusalAsync("CreateQueue", new { QueueName = "orders", Attributes = new { DelaySeconds = "1" } })).ShouldBe(new(
            400, "com.amazonaws.sqs#QueueNameExists", "A queue already exists with the same name and a different value for attribute DelaySeconds", "QueueAlreadyExists;Sender"));
    }

    [Theory]
    [InlineData("or ders", null)]
    [InlineData("orders.fifo", null)]
    [InlineData("orders", "true")]
    public async Task A_name_that_no_queue_can_have_is_refused(string name, string? fifo)
    {
        object attributes = fifo is null ? new { } : new { FifoQueue = fifo };

        var refusal = await _queues.RefusalAsync("CreateQueue", new { QueueName = name, Attributes = attributes });

        refusal.Query.ShouldBe("InvalidParameterValue;Sender");
    }

    [Fact]
    public async Task A_deleted_queue_does_not_exist()
    {
        var url = await _queues.CreateAsync();
        var waiting = _queues.ReceiveAsync(url, wait: 20);
        await _queues.CallAsync("DeleteQueue", new { QueueUrl = url });

        (await CountAsync(waiting)).ShouldBe(0);
        (await _queues.RefusalAsync("SendMessage", new { QueueUrl = url, MessageBody = "m" })).ShouldBe(new(
            400, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.", "AWS.SimpleQueueService.NonExistentQueue;Sender"));
    }

    [Fact]
    public async Task Tags_are_added_and_taken_away()
    {
        var url = await _queues.CreateAsync();
        await _queues.CallAsync("TagQueue", new { QueueUrl = url, Tags = new { tag1 = "value1", tag2 = "" } });
        await _queues.CallAsync("UntagQueue", new { QueueUrl = url, TagKeys = new[] { "tag1" } });

        (await _queues.CallAsync("ListQueueTags", new { QueueUrl = url })).GetRawText().ShouldBe("""{"Tags":{"tag2":""}}""");
    }

    [Fact]
    public async Task Each_entry_of_a_batch_succeeds_or_fails_on_its_own()
    {
        var url = await _queues.CreateAsync();

        var sent = await _queues.CallAsync("SendMessageBatch", new
        {
            QueueUrl = url,
            Entries = new object[] { new { Id = "good", MessageBody = "msg" }, new { Id = "bad", MessageBody = "m", DelaySeconds = -1 } },
        });
        var handle = Queues.Handle((await _queues.ReceiveAsync(url)).ShouldHaveSingleItem());
        var changed = await _queues.CallAsync(
            "ChangeMessageVisibilityBatch", new { QueueUrl = url, Entries = new[] { new { Id = "1", ReceiptHandle = handle, VisibilityTimeout = 60 } } });
        var deleted = await _queues.CallAsync(
            "DeleteMessageBatch", new { QueueUrl = url, Entries = new[] { new { Id = "1", ReceiptHandle = handle }, new { Id = "2", ReceiptHandle = "x" } } });

        sent.GetProperty("Successful")[0].GetProperty("MD5OfMessageBody").GetString().ShouldBe("6e2baaf3b97dbeef01c0043275f9a0e7");
        sent.GetProperty("Failed")[0].GetProperty("Code").GetString().ShouldBe("InvalidParameterValue");
        changed.GetRawText().ShouldBe("""{"Successful":[{"Id":"1"}],"Failed":[]}""");
        deleted.GetProperty("Successful").GetArrayLength().ShouldBe(1);
        deleted.GetProperty("Failed")[0].GetRawText().ShouldStartWith("""{"Id":"2","SenderFault":true,"Code":"ReceiptHandleIsInvalid",""");
    }

    [Theory]
    [InlineData(0, "x", "EmptyBatchRequest", "There should be at least one SendMessageBatchRequestEntry in the request.")]
    [InlineData(20, "x", "TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10. You have sent 20.")]
    [InlineData(2, "x", "BatchEntryIdsNotDistinct", "Id x repeated.")]
    [InlineData(1, "invalid:id", "InvalidBatchEntryId", "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.")]
    public async Task A_batch_that_is_not_one_is_refused(int count, string id, string type, string message)
    {
        var url = await _queues.CreateAsync();

        var refusal = await _queues.RefusalAsync("SendMessageBatch", new { QueueUrl = url, Entries = Enumerable.Repeat(new { Id = id, MessageBody = "m" }, count) });

        refusal.ShouldBe(new(400, $"com.amazonaws.sqs#{type}", message, $"AWS.SimpleQueueService.{type};Sender"));
    }

    // The request may also come after the queue is gone.
    private static async Task<int> CountAsync(Task<IReadOnlyList<JsonElement>> receiving)
    {
        try
        {
            return (await receiving).Count;
        }
        catch (ShouldAssertException refused) when (refused.Message.Contains("QueueDoesNotExist", StringComparison.Ordinal))
        {
            return 0;
        }
    }
}
