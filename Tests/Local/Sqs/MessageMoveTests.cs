using System.Text.Json;

namespace Stepyard.Tests.Local.Sqs;

/// <summary>The messages of a dead-letter queue are moved back, or elsewhere.</summary>
public sealed class MessageMoveTests
{
    [Fact]
    public async Task Dead_letters_go_back_to_the_queues_that_they_come_from_as_new_messages()
    {
        await using var queues = await Queues.OpenAsync();
        var (orders, dead) = await BuryAsync(queues, "one", "two");
        var before = (await queues.ReceiveAsync(dead)).Select(message => message.GetProperty("MessageId").GetString()).ToList();
        queues.Time.Advance(TimeSpan.FromMinutes(1));

        var handle = (await queues.CallAsync("StartMessageMoveTask", new { SourceArn = queues.Arn("dead") })).GetProperty("TaskHandle").GetString()!;

        var task = await EndAsync(queues);
        JsonElement.Parse(Convert.FromBase64String(handle)).GetProperty("sourceArn").GetString().ShouldBe(queues.Arn("dead"));
        task.GetRawText().ShouldBe(
            $$"""{"Status":"COMPLETED","SourceArn":"{{queues.Arn("dead")}}","ApproximateNumberOfMessagesMoved":2,"ApproximateNumberOfMessagesToMove":2,"StartedTimestamp":1767225660000}""");
        (await queues.BodiesAsync(dead)).ShouldBeEmpty();
        var back = await queues.ReceiveAsync(orders);
        back.Select(Queues.Body).ShouldBe(["one", "two"]);
        back.ShouldAllBe(message => Queues.Told(message, "ApproximateReceiveCount") == "1" && Queues.Told(message, "SentTimestamp") == "1767225660000" && Queues.Told(message, "DeadLetterQueueSourceArn") == null);
        back.Select(message => message.GetProperty("MessageId").GetString()).Intersect(before).ShouldBeEmpty();
    }

    [Fact]
    public async Task They_go_elsewhere_so_many_a_second_until_that_is_cancelled()
    {
        await using var queues = await Queues.OpenAsync();
        await BuryAsync(queues, "one", "two", "three", "four", "five");
        var elsewhere = await queues.CreateAsync("elsewhere");
        var request = new { SourceArn = queues.Arn("dead"), DestinationArn = queues.Arn("elsewhere"), MaxNumberOfMessagesPerSecond = 2 };

        var handle = (await queues.CallAsync("StartMessageMoveTask", request)).GetProperty("TaskHandle").GetString();
        await UntilAsync(async () => (await ListAsync(queues)).Single().GetProperty("ApproximateNumberOfMessagesMoved").GetInt32() == 2);
        var running = (await ListAsync(queues)).Single();
        (await queues.RefusalAsync("StartMessageMoveTask", request)).ShouldBe(new(
            400, "com.amazonaws.sqs#UnsupportedOperation", "There is already a task running. Only one active task is allowed for a source queue arn at a given time.", "AWS.SimpleQueueService.UnsupportedOperation;Sender"));
        var cancelled = await queues.CallAsync("CancelMessageMoveTask", new { TaskHandle = handle });
        await UntilAsync(() =>
        {
            queues.Time.AdvanceToNextTimer();
            return StatusIsAsync(queues, "CANCELLED");
        });

        (running.GetProperty("TaskHandle").GetString(), running.GetProperty("Status").GetString(), running.GetProperty("DestinationArn").GetString(), running.GetProperty("MaxNumberOfMessagesPerSecond").GetInt32())
            .ShouldBe((handle, "RUNNING", queues.Arn("elsewhere"), 2));
        cancelled.GetRawText().ShouldBe("""{"ApproximateNumberOfMessagesMoved":2}""");
        (await queues.BodiesAsync(elsewhere)).ShouldBe(["one", "two"]);
        (await queues.RefusalAsync("CancelMessageMoveTask", new { TaskHandle = handle })).Type.ShouldBe("com.amazonaws.sqs#UnsupportedOperation");
        (await queues.CallAsync("StartMessageMoveTask", new { request.SourceArn })).TryGetProperty("TaskHandle", out _).ShouldBeTrue();
        await EndAsync(queues);
        (await ListAsync(queues, most: 10)).Select(task => task.GetProperty("Status").GetString()).ShouldBe(["COMPLETED", "CANCELLED"]);
    }

    [Fact]
    public async Task A_message_that_was_sent_to_the_dead_letter_queue_itself_comes_from_nowhere()
    {
        await using var queues = await Queues.OpenAsync();
        var (_, dead) = await BuryAsync(queues);
        await queues.SendAsync(dead, "by hand");

        await queues.CallAsync("StartMessageMoveTask", new { SourceArn = queues.Arn("dead") });

        var task = await EndAsync(queues);
        (task.GetProperty("Status").GetString(), task.GetProperty("FailureReason").GetString()).ShouldBe(("FAILED", "CouldNotDetermineMessageSource"));
        (await queues.BodiesAsync(dead)).ShouldBe(["by hand"]);
    }

    [Theory]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"ARN:none"}""", 404, "ResourceNotFoundException", "The resource that you specified for the SourceArn parameter doesn't exist.")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"ARN:dead","DestinationArn":"ARN:none"}""", 404, "ResourceNotFoundException", "The resource that you specified for the DestinationArn parameter doesn't exist.")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"ARN:orders"}""", 400, "InvalidParameterValueException", "Source queue must be configured as a Dead Letter Queue.")]
    [InlineData("StartMessageMoveTask", """{"SourceArn":"ARN:dead","MaxNumberOfMessagesPerSecond":501}""", 400, "InvalidParameterValueException", "Value 501 for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and 500, if provided.")]
    [InlineData("StartMessageMoveTask", "{}", 400, "MissingRequiredParameterException", "The request must contain the parameter SourceArn.")]
    [InlineData("ListMessageMoveTasks", """{"SourceArn":"ARN:none"}""", 404, "ResourceNotFoundException", "The resource that you specified for the SourceArn parameter doesn't exist.")]
    [InlineData("CancelMessageMoveTask", """{"TaskHandle":"none"}""", 404, "ResourceNotFoundException", "Task does not exist.")]
    public async Task What_can_not_be_moved_is_refused(string operation, string request, int status, string type, string message)
    {
        await using var queues = await Queues.OpenAsync();
        await BuryAsync(queues);

        var refusal = await queues.RefusalAsync(operation, JsonElement.Parse(request.Replace("ARN:", queues.Arn(""), StringComparison.Ordinal)));

        (refusal.Status, refusal.Type, refusal.Message).ShouldBe((status, $"com.amazonaws.sqs#{type}", message));
    }

    /// <summary>Makes a queue with a dead-letter queue that has messages of it, and returns their URLs.</summary>
    private static async Task<(string Orders, string Dead)> BuryAsync(Queues queues, params string[] bodies)
    {
        var dead = await queues.CreateAsync("dead", new { VisibilityTimeout = "0" });
        var orders = await queues.CreateAsync(attributes: new { VisibilityTimeout = "0", RedrivePolicy = $$"""{"deadLetterTargetArn":"{{queues.Arn("dead")}}","maxReceiveCount":"1"}""" });
        foreach (var body in bodies)
        {
            await queues.SendAsync(orders, body);
        }

        await queues.ReceiveAsync(orders);
        await queues.ReceiveAsync(orders);
        return (orders, dead);
    }

    private static async Task<List<JsonElement>> ListAsync(Queues queues, int? most = null) =>
        [.. (await queues.CallAsync("ListMessageMoveTasks", new { SourceArn = queues.Arn("dead"), MaxResults = most })).GetProperty("Results").EnumerateArray()];

    private static async Task<bool> StatusIsAsync(Queues queues, string status) => (await ListAsync(queues)).Single().GetProperty("Status").GetString() == status;

    private static async Task<JsonElement> EndAsync(Queues queues)
    {
        await UntilAsync(async () => !await StatusIsAsync(queues, "RUNNING"));
        return (await ListAsync(queues)).Single();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Yield();
        }
    }
}
