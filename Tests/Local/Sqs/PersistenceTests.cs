using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Sqs;

public sealed class PersistenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    private string File => Path.Combine(_folder, "sqs", "orders.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Queues_and_messages_survive_a_restart()
    {
        string handle;
        await using (var queues = await Queues.OpenAsync(_folder))
        {
            var url = await queues.CreateAsync(attributes: new { VisibilityTimeout = "60" });
            await queues.SendAsync(url, "deleted");
            await queues.SendAsync(url, "in flight");
            await queues.SendAsync(url, "«золото»");
            var received = await queues.ReceiveAsync(url, max: 2);
            await queues.CallAsync("DeleteMessage", new { QueueUrl = url, ReceiptHandle = Queues.Handle(received[0]) });
            handle = Queues.Handle(received[1]);
        }

        await using var again = await Queues.OpenAsync(_folder);
        var orders = again.Url("orders");
        (await again.AttributeAsync(orders, "VisibilityTimeout")).ShouldBe("60");
        (await again.BodiesAsync(orders)).ShouldBe(["«золото»"]);
        await again.CallAsync("ChangeMessageVisibility", new { QueueUrl = orders, ReceiptHandle = handle, VisibilityTimeout = 0 });
        Queues.Told((await again.ReceiveAsync(orders)).ShouldHaveSingleItem(), "ApproximateReceiveCount").ShouldBe("2");
    }

    [Fact]
    public async Task A_deleted_queue_and_a_purged_message_stay_away()
    {
        await using (var queues = await Queues.OpenAsync(_folder))
        {
            var url = await queues.CreateAsync();
            await queues.SendAsync(url, "purged");
            await queues.CallAsync("PurgeQueue", new { QueueUrl = url });
            await queues.CallAsync("DeleteQueue", new { QueueUrl = await queues.CreateAsync("deleted") });
        }

        await using var again = await Queues.OpenAsync(_folder);
        (await again.CallAsync("ListQueues", new { })).GetProperty("QueueUrls").GetArrayLength().ShouldBe(1);
        (await again.BodiesAsync(again.Url("orders"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repetition_is_known_after_two_restarts()
    {
        var message = new { QueueUrl = "http://any/123456789012/orders.fifo", MessageBody = "m", MessageGroupId = "g" };
        await using (var queues = await Queues.OpenAsync(_folder))
        {
            await queues.CreateAsync("orders.fifo", new { FifoQueue = "true", ContentBasedDeduplication = "true" });
            await queues.CallAsync("SendMessage", message);
            var handle = Queues.Handle((await queues.ReceiveAsync(message.QueueUrl))[0]);
            await queues.CallAsync("DeleteMessage", new { message.QueueUrl, ReceiptHandle = handle });
        }

        await (await Queues.OpenAsync(_folder)).DisposeAsync();

        await using var again = await Queues.OpenAsync(_folder);
        await again.CallAsync("SendMessage", message);
        (await again.BodiesAsync(message.QueueUrl)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_short_is_dropped()
    {
        await StoreAsync("one", "two");
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..^9]);

        await using var queues = await Queues.OpenAsync(_folder);
        (await queues.BodiesAsync(queues.Url("orders"))).ShouldBe(["one"]);
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_told_and_nothing_is_lost()
    {
        await StoreAsync("one", "two");
        var lines = await System.IO.File.ReadAllLinesAsync(File);
        lines[1] = lines[1][..5];
        await System.IO.File.WriteAllLinesAsync(File, lines);

        var error = await Should.ThrowAsync<ProvisioningException>(() => Queues.OpenAsync(_folder));

        error.Message.ShouldContain("line 2 is damaged");
        (await System.IO.File.ReadAllLinesAsync(File)).ShouldBe(lines);
    }

    [Fact]
    public async Task A_line_that_only_a_newer_Stepyard_knows_is_told_and_not_dropped()
    {
        await StoreAsync("one");
        await System.IO.File.AppendAllTextAsync(File, """{"moved":{"sequence":1}}""" + "\n");

        (await Should.ThrowAsync<ProvisioningException>(() => Queues.OpenAsync(_folder))).Message.ShouldContain("line 4 is damaged (The JSON property 'moved'");
    }

    [Fact]
    public async Task The_file_does_not_grow_with_what_has_left_the_queue()
    {
        await using (var queues = await Queues.OpenAsync(_folder))
        {
            var url = await queues.CreateAsync();
            for (var i = 0; i < 4; i++)
            {
                await queues.SendAsync(url, new string('x', 500_000));
                var received = (await queues.ReceiveAsync(url)).ShouldHaveSingleItem();
                await queues.CallAsync("DeleteMessage", new { QueueUrl = url, ReceiptHandle = Queues.Handle(received) });
            }
        }

        new FileInfo(File).Length.ShouldBeLessThan(1_600_000);
    }

    [Fact]
    public async Task The_program_changes_a_queue_and_keeps_its_messages()
    {
        await using (var queues = await Queues.OpenAsync(_folder, Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders","delaySeconds":0}""")))
        {
            await queues.SendAsync(queues.Url("orders"), "kept");
        }

        await using var again = await Queues.OpenAsync(_folder, Inputs.Resource("aws-native:sqs:Queue", "orders", """{"queueName":"orders","visibilityTimeout":7}"""));
        (await again.AttributeAsync(again.Url("orders"), "VisibilityTimeout")).ShouldBe("7");
        (await again.BodiesAsync(again.Url("orders"))).ShouldBe(["kept"]);
    }

    private async Task StoreAsync(params string[] bodies)
    {
        await using var queues = await Queues.OpenAsync(_folder);
        var url = await queues.CreateAsync();
        foreach (var body in bodies)
        {
            await queues.SendAsync(url, body);
        }
    }
}
