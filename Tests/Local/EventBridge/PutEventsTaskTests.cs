using System.Text.Json;

namespace Stepyard.Tests.Local.EventBridge;

/// <summary>The integrations for Task states: <c>events:putEvents</c> and <c>aws-sdk:eventbridge</c>.</summary>
public sealed class PutEventsTaskTests
{
    private const string Optimized =
        """{"StartAt":"Tell","States":{"Tell":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"Source":"shop","DetailType":"Order","Detail":{"item.$":"$.item"},"Resources":["order/7"]}]},"End":true}}}""";

    [Fact]
    public async Task The_event_says_which_execution_sent_it()
    {
        await using var yard = await OpenAsync();
        var queue = yard.CreateQueue("orders");
        await yard.RuleAsync(new { Id = "1", Arn = queue });

        var ended = await RunAsync(yard, Optimized);
        await yard.WhenDeliveredAsync();

        var received = JsonElement.Parse(await yard.BodyAsync(queue));
        received.GetProperty("detail").GetRawText().ShouldBe("""{"item":"book"}""");
        received.GetProperty("resources").EnumerateArray().Select(resource => resource.GetString()).ShouldBe(
            ["order/7", "arn:aws:states:us-east-1:123456789012:execution:m:e", "arn:aws:states:us-east-1:123456789012:stateMachine:m"]);
        var output = JsonElement.Parse(ended.GetProperty("output").GetString()!);
        output.GetProperty("Entries")[0].GetProperty("EventId").GetString().ShouldBe(received.GetProperty("id").GetString());
        output.GetProperty("FailedEntryCount").GetInt32().ShouldBe(0);
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpStatusCode").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task A_single_event_that_fails_makes_the_Task_fail()
    {
        await using var yard = await OpenAsync();

        var ended = await RunAsync(yard, """{"StartAt":"Tell","States":{"Tell":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","Parameters":{"Entries":[{"Detail":"\"text\"","DetailType":"Order","Source":"shop"}]},"End":true}}}""");

        ended.GetProperty("error").GetString().ShouldBe("EventBridge.FailedEntry");
        ended.GetProperty("cause").GetString().ShouldBe("""{"Entries":[{"ErrorCode":"MalformedDetail","ErrorMessage":"Detail is malformed."}],"FailedEntryCount":1}""");
    }

    [Fact]
    public async Task A_Task_waits_for_the_answer_of_whoever_got_the_event()
    {
        await using var yard = await OpenAsync();
        var queue = yard.CreateQueue("orders");
        await yard.RuleAsync(new { Id = "1", Arn = queue, InputPath = "$.detail.token" });
        var definition = """{"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents.waitForTaskToken","Parameters":{"Entries":[{"Source":"shop","DetailType":"Order","Detail":{"token.$":"$$.Task.Token"}}]},"End":true}}}""";

        var ended = await RunAsync(yard, definition, async () =>
        {
            IReadOnlyList<Stepyard.Local.Sqs.Messages.Message> messages;
            while ((messages = await yard.ReceiveAsync(queue)).Count == 0)
            {
                await Task.Yield();
            }

            var taskToken = JsonElement.Parse(messages[0].Body).GetString();
            await yard.CallAsync("AWSStepFunctions.SendTaskSuccess", new { taskToken, output = "\"approved\"" });
        });

        ended.GetProperty("output").GetString().ShouldBe("\"approved\"");
    }

    [Fact]
    public async Task A_role_without_the_permission_is_refused()
    {
        await using var yard = await EventYard.OpenAsync(null, EventYard.Role("workflow", "events:PutRule", "*", "states.amazonaws.com"));

        var ended = await RunAsync(yard, Optimized);

        ended.GetProperty("error").GetString().ShouldBe("EventBridge.EventBridgeException");
        ended.GetProperty("cause").GetString()!.ShouldContain("is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:123456789012:event-bus/default");
    }

    [Fact]
    public async Task Every_operation_is_an_AWS_SDK_integration()
    {
        await using var yard = await OpenAsync("*");

        var ended = await RunAsync(yard, """
            {"StartAt":"Make","States":{
              "Make":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:eventbridge:createEventBus","Parameters":{"Name":"shop"},"Next":"Look"},
              "Look":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:eventbridge:describeEventBus","Parameters":{"Name":"shop"},"Next":"Miss"},
              "Miss":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:eventbridge:describeRule","Parameters":{"Name":"none"},"Catch":[{"ErrorEquals":["EventBridge.ResourceNotFoundException"],"Next":"Done","ResultPath":null}],"Next":"Done"},
              "Done":{"Type":"Succeed"}}}
            """);

        ended.GetProperty("output").GetString().ShouldBe(
            """{"Name":"shop","Arn":"arn:aws:events:us-east-1:123456789012:event-bus/shop","CreationTime":"2026-01-01T00:00:00Z","LastModifiedTime":"2026-01-01T00:00:00Z"}""");
    }

    private static Task<EventYard> OpenAsync(string action = "events:PutEvents") =>
        EventYard.OpenAsync(null, EventYard.Role("workflow", action, "*", "states.amazonaws.com"));

    private static async Task<JsonElement> RunAsync(EventYard yard, string definition, Func<Task>? meanwhile = null)
    {
        var machine = (await yard.CallAsync("AWSStepFunctions.CreateStateMachine", new { name = "m", definition, roleArn = yard.RoleArn("workflow") })).GetProperty("stateMachineArn").GetString();
        var executionArn = (await yard.CallAsync("AWSStepFunctions.StartExecution", new { stateMachineArn = machine, name = "e", input = """{"item":"book"}""" })).GetProperty("executionArn").GetString();
        if (meanwhile is not null)
        {
            await meanwhile();
        }

        while (true)
        {
            var described = await yard.CallAsync("AWSStepFunctions.DescribeExecution", new { executionArn });
            if (described.GetProperty("status").GetString() != "RUNNING")
            {
                return described;
            }

            await Task.Yield();
        }
    }
}
