using System.Text.Json;

namespace Stepyard.Tests.Local.EventBridge;

/// <summary>What Step Functions tells the default bus.</summary>
public sealed class StatusEventTests
{
    private const string Pattern = """{"source":["aws.states"],"detail-type":["Step Functions Execution Status Change"]}""";
    private const string Pass = """{"StartAt":"Only","States":{"Only":{"Type":"Pass","End":true}}}""";
    private const string Fail = """{"StartAt":"Only","States":{"Only":{"Type":"Fail","Error":"E","Cause":"C"}}}""";
    private const string Wait = """{"StartAt":"Only","States":{"Only":{"Type":"Wait","Seconds":3600,"End":true}}}""";
    private const string Late = """{"StartAt":"Only","TimeoutSeconds":60,"States":{"Only":{"Type":"Wait","Seconds":3600,"End":true}}}""";

    [Fact]
    public async Task An_execution_tells_when_it_starts_and_when_it_has_succeeded()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = await ListenAsync(yard);

        var execution = await RunAsync(yard, Pass, """{"a":1}""");

        var events = await EventsAsync(yard, queue, 2);
        events.Select(Status).ShouldBe(["RUNNING", "SUCCEEDED"], ignoreOrder: true);
        events.ShouldAllBe(happened => happened.GetProperty("resources")[0].GetString() == execution);
        events.Single(happened => Status(happened) == "RUNNING").GetProperty("detail").GetRawText().ShouldBe(
            $$$"""{"executionArn":"{{{execution}}}","stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:m","name":"e","status":"RUNNING","startDate":1767225600000,"stopDate":null,"input":"{\"a\":1}","output":null,"stateMachineVersionArn":null,"stateMachineAliasArn":null,"redriveCount":0,"redriveDate":null,"redriveStatus":"NOT_REDRIVABLE","redriveStatusReason":"Execution is RUNNING and cannot be redriven","inputDetails":{"included":true},"outputDetails":null,"error":null,"cause":null}""");
        var ended = events.Single(happened => Status(happened) == "SUCCEEDED").GetProperty("detail");
        ended.GetProperty("stopDate").GetInt64().ShouldBe(1767225600000);
        ended.GetProperty("output").GetString().ShouldBe("""{"a":1}""");
        ended.GetProperty("outputDetails").GetRawText().ShouldBe("""{"included":true}""");
    }

    [Fact]
    public async Task An_execution_tells_that_it_has_failed_timed_out_or_been_stopped()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = await ListenAsync(yard, "FAILED", "TIMED_OUT", "ABORTED");

        await RunAsync(yard, Fail);
        await RunAsync(yard, Late, end: async _ =>
        {
            while (!yard.Time.AdvanceToNextTimer(yard.Time.GetUtcNow() + TimeSpan.FromSeconds(60)))
            {
                await Task.Yield();
            }
        });
        await RunAsync(yard, Wait, end: arn => yard.CallAsync("AWSStepFunctions.StopExecution", new { executionArn = arn, error = "Stopped", cause = "by hand" }));

        var details = (await EventsAsync(yard, queue, 3)).Select(happened => happened.GetProperty("detail")).ToList();
        details.Select(detail => (detail.GetProperty("status").GetString(), detail.GetProperty("error").GetString(), detail.GetProperty("cause").GetString(), detail.GetProperty("redriveStatus").GetString())).ShouldBe(
            [("FAILED", "E", "C", "REDRIVABLE"), ("TIMED_OUT", "States.Timeout", null, "REDRIVABLE"), ("ABORTED", "Stopped", "by hand", "REDRIVABLE")], ignoreOrder: true);
    }

    [Fact]
    public async Task An_execution_tells_that_it_was_redriven()
    {
        await using var yard = await EventYard.OpenAsync();
        var executionArn = await RunAsync(yard, Fail);
        var queue = await ListenAsync(yard);

        await yard.CallAsync("AWSStepFunctions.RedriveExecution", new { executionArn });

        (await EventsAsync(yard, queue, 2)).Select(happened => happened.GetProperty("detail"))
            .Select(detail => (detail.GetProperty("status").GetString(), detail.GetProperty("redriveCount").GetInt32(), detail.GetProperty("redriveDate").GetInt64(), detail.GetProperty("redriveStatus").GetString()))
            .ShouldBe([("RUNNING", 1, 1767225600000, "NOT_REDRIVABLE"), ("FAILED", 1, 1767225600000, "REDRIVABLE")], ignoreOrder: true);
    }

    [Fact]
    public async Task Data_that_is_too_large_is_left_out_the_input_first()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = await ListenAsync(yard, "SUCCEEDED");

        await RunAsync(yard, Pass, $$"""{"a":"{{new string('x', 140_000)}}"}""");

        var detail = (await EventsAsync(yard, queue, 1)).ShouldHaveSingleItem().GetProperty("detail");
        detail.GetProperty("input").ValueKind.ShouldBe(JsonValueKind.Null);
        detail.GetProperty("inputDetails").GetRawText().ShouldBe("""{"included":false}""");
        detail.GetProperty("outputDetails").GetRawText().ShouldBe("""{"included":true}""");
    }

    [Fact]
    public async Task An_Express_execution_tells_nothing()
    {
        await using var yard = await EventYard.OpenAsync();
        var queue = await ListenAsync(yard);
        var machine = (await yard.CallAsync("AWSStepFunctions.CreateStateMachine", new { name = "express", definition = Pass, roleArn = yard.RoleArn("r"), type = "EXPRESS" })).GetProperty("stateMachineArn").GetString();

        await yard.CallAsync("AWSStepFunctions.StartSyncExecution", new { stateMachineArn = machine });
        await yard.WhenDeliveredAsync();

        (await yard.ReceiveAsync(queue)).ShouldBeEmpty();
    }

    private static async Task<string> ListenAsync(EventYard yard, params string[] statuses)
    {
        var queue = yard.CreateQueue("statuses");
        var pattern = statuses.Length == 0 ? Pattern : $$$"""{"source":["aws.states"],"detail":{"status":{{{JsonSerializer.Serialize(statuses)}}}}}""";
        await yard.RuleAsync(new { Id = "1", Arn = queue }, pattern);
        return queue;
    }

    private static async Task<string> RunAsync(EventYard yard, string definition, string input = "{}", Func<string, Task>? end = null)
    {
        var name = definition == Pass ? "m" : $"m{definition.Length}";
        var machine = (await yard.CallAsync("AWSStepFunctions.CreateStateMachine", new { name, definition, roleArn = yard.RoleArn("r") })).GetProperty("stateMachineArn").GetString();
        var arn = (await yard.CallAsync("AWSStepFunctions.StartExecution", new { stateMachineArn = machine, name = "e", input })).GetProperty("executionArn").GetString()!;
        if (end is not null)
        {
            await end(arn);
        }

        while ((await yard.CallAsync("AWSStepFunctions.DescribeExecution", new { executionArn = arn })).GetProperty("status").GetString() == "RUNNING")
        {
            await Task.Yield();
        }

        return arn;
    }

    // An execution may have ended a little before it has told so.
    private static async Task<IReadOnlyList<JsonElement>> EventsAsync(EventYard yard, string queue, int count)
    {
        var events = new List<JsonElement>();
        while (events.Count < count)
        {
            await Task.Yield();
            events.AddRange((await yard.ReceiveAsync(queue)).Select(message => JsonElement.Parse(message.Body)));
        }

        return events;
    }

    private static string? Status(JsonElement happened) => happened.GetProperty("detail").GetProperty("status").GetString();
}
