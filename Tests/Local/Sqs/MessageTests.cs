namespace Stepyard.Tests.Local.Sqs;

public sealed class MessageTests : IAsyncLifetime
{
    private Queues _queues = null!;
    private string _url = null!;

    public async Task InitializeAsync()
    {
        _queues = await Queues.OpenAsync();
        _url = await _queues.CreateAsync();
    }

    public async Task DisposeAsync() => await _queues.DisposeAsync();

    [Fact]
    public async Task A_message_is_sent_received_and_deleted()
    {
        var sent = await _queues.SendAsync(_url, "msg");
        var received = (await _queues.ReceiveAsync(_url)).ShouldHaveSingleItem();
        await _queues.CallAsync("DeleteMessage", new { QueueUrl = _url, ReceiptHandle = Queues.Handle(received) });
        _queues.Time.Advance(TimeSpan.FromSeconds(31));

        sent.GetProperty("MD5OfMessageBody").GetString().ShouldBe("6e2baaf3b97dbeef01c0043275f9a0e7");
        received.GetProperty("MD5OfBody").GetString().ShouldBe("6e2baaf3b97dbeef01c0043275f9a0e7");
        received.GetProperty("MessageId").GetString().ShouldBe(sent.GetProperty("MessageId").GetString());
        Queues.Told(received, "ApproximateReceiveCount").ShouldBe("1");
        Queues.Told(received, "SentTimestamp").ShouldBe("1767225600000");
        Queues.Told(received, "SenderId").ShouldBe("123456789012");
        (await _queues.BodiesAsync(_url)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("All", "4c360f3fdafd970e05fae2f149d997f5", 3)]
    [InlineData(".*", "4c360f3fdafd970e05fae2f149d997f5", 3)]
    [InlineData("Hel.*", "83fee93c1bcd8b9a5a923ffacdc636c7", 2)]
    [InlineData("Hello", "a311262e065454b75da111d535b8dacd", 1)]
    [InlineData("Foo", null, 0)]
    public async Task The_digest_is_that_of_the_attributes_that_are_asked_for(string wanted, string? digest, int count)
    {
        var sent = await _queues.CallAsync("SendMessage", new
        {
            QueueUrl = _url,
            MessageBody = "msg",
            MessageAttributes = new Dictionary<string, object> { ["Help.Me"] = Text("Me"), ["Hello"] = Text("There"), ["General"] = Text("Kenobi") },
        });

        var received = Queues.Messages(await _queues.CallAsync("ReceiveMessage", new { QueueUrl = _url, MessageAttributeNames = new[] { wanted } }))[0];

        sent.GetProperty("MD5OfMessageAttributes").GetString().ShouldBe("4c360f3fdafd970e05fae2f149d997f5");
        (received.TryGetProperty("MD5OfMessageAttributes", out var md5) ? md5.GetString() : null).ShouldBe(digest);
        (received.TryGetProperty("MessageAttributes", out var attributes) ? attributes.EnumerateObject().Count() : 0).ShouldBe(count);
    }

    [Fact]
    public async Task A_binary_attribute_has_the_digest_of_its_bytes()
    {
        var value = Convert.ToBase64String("traceparent\u001e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01"u8);

        var sent = await _queues.CallAsync("SendMessage", new
        {
            QueueUrl = _url,
            MessageBody = "test",
            MessageAttributes = new { attr1 = new { DataType = "Binary", BinaryValue = value } },
        });

        sent.GetProperty("MD5OfMessageAttributes").GetString().ShouldBe("8cbe4db156db8a94db8b801b7addb984");
        (await _queues.ReceiveAsync(_url))[0].GetProperty("MessageAttributes").GetProperty("attr1").GetProperty("BinaryValue").GetString().ShouldBe(value);
    }

    [Fact]
    public async Task A_message_that_is_not_deleted_in_time_comes_back()
    {
        await _queues.SendAsync(_url, "again");
        (await _queues.BodiesAsync(_url)).ShouldBe(["again"]);

        _queues.Time.Advance(TimeSpan.FromSeconds(29));
        (await _queues.BodiesAsync(_url)).ShouldBeEmpty();
        (await _queues.AttributeAsync(_url, "ApproximateNumberOfMessagesNotVisible")).ShouldBe("1");

        _queues.Time.Advance(TimeSpan.FromSeconds(1));
        var second = (await _queues.ReceiveAsync(_url)).ShouldHaveSingleItem();
        Queues.Told(second, "ApproximateReceiveCount").ShouldBe("2");
        Queues.Told(second, "ApproximateFirstReceiveTimestamp").ShouldBe("1767225600000");
    }

    [Fact]
    public async Task A_receiver_may_take_more_time_or_give_a_message_back()
    {
        await _queues.SendAsync(_url, "work");
        var handle = Queues.Handle((await _queues.ReceiveAsync(_url))[0]);

        await _queues.CallAsync("ChangeMessageVisibility", new { QueueUrl = _url, ReceiptHandle = handle, VisibilityTimeout = 100 });
        _queues.Time.Advance(TimeSpan.FromSeconds(99));
        (await _queues.BodiesAsync(_url)).ShouldBeEmpty();
        await _queues.CallAsync("ChangeMessageVisibility", new { QueueUrl = _url, ReceiptHandle = handle, VisibilityTimeout = 0 });

        (await _queues.BodiesAsync(_url)).ShouldBe(["work"]);
    }

    [Fact]
    public async Task An_older_receipt_deletes_nothing()
    {
        await _queues.SendAsync(_url, "work");
        var old = Queues.Handle((await _queues.ReceiveAsync(_url))[0]);
        _queues.Time.Advance(TimeSpan.FromSeconds(30));
        await _queues.ReceiveAsync(_url);

        await _queues.CallAsync("DeleteMessage", new { QueueUrl = _url, ReceiptHandle = old });

        (await _queues.AttributeAsync(_url, "ApproximateNumberOfMessagesNotVisible")).ShouldBe("1");
    }

    [Fact]
    public async Task A_delayed_message_comes_later_and_an_old_one_is_dropped()
    {
        await _queues.CallAsync("SetQueueAttributes", new { QueueUrl = _url, Attributes = new { MessageRetentionPeriod = "60" } });
        await _queues.SendAsync(_url, "old");
        await _queues.CallAsync("SendMessage", new { QueueUrl = _url, MessageBody = "late", DelaySeconds = 59 });
        (await _queues.AttributeAsync(_url, "ApproximateNumberOfMessagesDelayed")).ShouldBe("1");

        _queues.Time.Advance(TimeSpan.FromSeconds(59));
        (await _queues.AttributeAsync(_url, "ApproximateNumberOfMessages")).ShouldBe("2");
        _queues.Time.Advance(TimeSpan.FromSeconds(1));
        (await _queues.BodiesAsync(_url)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_purged_queue_is_empty_and_is_not_purged_twice_a_minute()
    {
        await _queues.SendAsync(_url, "one");
        await _queues.CallAsync("PurgeQueue", new { QueueUrl = _url });

        (await _queues.BodiesAsync(_url)).ShouldBeEmpty();
        (await _queues.RefusalAsync("PurgeQueue", new { QueueUrl = _url })).ShouldBe(new(
            403, "com.amazonaws.sqs#PurgeQueueInProgress", "Only one PurgeQueue operation on orders is allowed every 60 seconds.",
            "AWS.SimpleQueueService.PurgeQueueInProgress;Sender"));
    }

    [Theory]
    [InlineData("", null, "MissingRequiredParameterException", "The request must contain the parameter MessageBody.", "MissingParameter")]
    [InlineData("\u0001", null, "InvalidMessageContents", "Invalid binary character", "InvalidMessageContents")]
    [InlineData("m", 901, "InvalidParameterValueException", "Value 901 for parameter DelaySeconds is invalid.", "InvalidParameterValue")]
    [InlineData("more than a kilobyte", null, "InvalidParameterValueException", "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.", "InvalidParameterValue")]
    public async Task A_message_that_no_queue_takes_is_refused(string body, int? delay, string type, string message, string query)
    {
        await _queues.CallAsync("SetQueueAttributes", new { QueueUrl = _url, Attributes = new { MaximumMessageSize = "1024" } });

        var refusal = await _queues.RefusalAsync(
            "SendMessage", new { QueueUrl = _url, MessageBody = body.Length > 1 ? body.PadRight(1025) : body, DelaySeconds = delay });

        (refusal.Status, refusal.Type, refusal.Query).ShouldBe((400, $"com.amazonaws.sqs#{type}", $"{query};Sender"));
        refusal.Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("""{"DataType":"String","StringValue":""}""", "Message (user) attribute 'a' must contain a non-empty value of type 'String'.")]
    [InlineData("""{"DataType":"Dragon","StringValue":"x"}""", "The type of message (user) attribute 'a' is invalid.")]
    [InlineData("""{"DataType":"Number","StringValue":"x"}""", "Can't cast the value of message (user) attribute 'a' to a number.")]
    public async Task An_attribute_without_a_value_of_its_type_is_refused(string attribute, string message)
    {
        var refusal = await _queues.RefusalAsync(
            "SendMessage", new { QueueUrl = _url, MessageBody = "m", MessageAttributes = new { a = System.Text.Json.JsonElement.Parse(attribute) } });

        refusal.Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("AWS.trace", "Names that begin with AWS. or Amazon. are reserved.")]
    [InlineData("amazon.trace", "Names that begin with AWS. or Amazon. are reserved.")]
    [InlineData("a..b", "A period can't be its first or last character, or come after another one.")]
    [InlineData("a.", "A period can't be its first or last character, or come after another one.")]
    [InlineData("ä", "It can contain letters, digits, hyphens, underscores and periods, and be at most 256 characters long.")]
    public async Task An_attribute_without_a_proper_name_is_refused(string name, string reason)
    {
        var attributes = new Dictionary<string, object> { [name] = new { DataType = "String", StringValue = "x" } };
        var refusal = await _queues.RefusalAsync("SendMessage", new { QueueUrl = _url, MessageBody = "m", MessageAttributes = attributes });

        refusal.Message.ShouldEndWith(reason);
    }

    [Theory]
    [InlineData("DeleteMessage", "nonsense", "ReceiptHandleIsInvalid", "The input receipt handle \"nonsense\" is not a valid receipt handle.")]
    [InlineData("ChangeMessageVisibility", "bm9uc2Vuc2U=", "ReceiptHandleIsInvalid", "The input receipt handle \"bm9uc2Vuc2U=\" is not a valid receipt handle.")]
    public async Task A_receipt_handle_that_nobody_was_given_is_refused(string operation, string handle, string type, string message)
    {
        var refusal = await _queues.RefusalAsync(operation, new { QueueUrl = _url, ReceiptHandle = handle, VisibilityTimeout = 1 });

        refusal.ShouldBe(new(400, $"com.amazonaws.sqs#{type}", message, $"{type};Sender"));
    }

    [Fact]
    public async Task A_receiver_waits_until_a_message_is_sent()
    {
        var waiting = _queues.ReceiveAsync(_url, wait: 20);

        await _queues.SendAsync(_url, "at last");

        (await waiting).Select(Queues.Body).ShouldBe(["at last"]);
    }

    [Fact]
    public async Task A_receiver_waits_until_a_message_is_visible_again_or_its_time_is_up()
    {
        await _queues.SendAsync(_url, "again");
        await _queues.CallAsync("ReceiveMessage", new { QueueUrl = _url, VisibilityTimeout = 5 });

        (await _queues.Time.EndAsync(_queues.ReceiveAsync(_url, wait: 20), 5)).Select(Queues.Body).ShouldBe(["again"]);
        (_queues.Time.GetUtcNow().Second, _queues.Time.GetUtcNow().Minute).ShouldBe((5, 0));
        (await _queues.Time.EndAsync(_queues.ReceiveAsync(_url, wait: 7), 7)).ShouldBeEmpty();
        _queues.Time.GetUtcNow().Second.ShouldBe(12);
    }

    private static object Text(string value) => new { DataType = "String", StringValue = value };
}
