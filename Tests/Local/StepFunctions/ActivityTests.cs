using System.Text.Json;
using Stepyard.Local;
using Stepyard.Local.Iam;
using Stepyard.Local.StepFunctions;
using Stepyard.Local.StepFunctions.Activities;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>Tasks that workers come for: <c>GetActivityTask</c>, and the answer with the token.</summary>
public sealed class ActivityTests
{
    private const string ActivityArn = "arn:aws:states:us-east-1:123456789012:activity:bake";

    [Fact]
    public async Task A_worker_takes_a_task_and_answers_it()
    {
        await using var yard = await OvenAsync();
        var executionArn = await StartAsync(yard, input: """{"Value1":"HelloWorld"}""");

        var task = await yard.CallAsync("GetActivityTask", new { activityArn = ActivityArn, workerName = "Luigi" });
        var taskToken = task.GetProperty("taskToken").GetString();
        await yard.CallAsync("SendTaskSuccess", new { taskToken, output = task.GetProperty("input").GetString() });

        task.GetProperty("input").GetString().ShouldBe("""{"Value1":"HelloWorld"}""");
        (await yard.EndAsync(executionArn)).GetProperty("output").GetString().ShouldBe("""{"Value1":"HelloWorld"}""");
        var events = await EventsAsync(yard, executionArn);
        Types(events).ShouldBe("ExecutionStarted TaskStateEntered ActivityScheduled ActivityStarted ActivitySucceeded TaskStateExited ExecutionSucceeded");
        events[2].GetProperty("activityScheduledEventDetails").GetRawText()
            .ShouldBe($$$"""{"resource":"{{{ActivityArn}}}","input":"{\"Value1\":\"HelloWorld\"}","inputDetails":{"truncated":false}}""");
        events[3].GetProperty("activityStartedEventDetails").GetRawText().ShouldBe("""{"workerName":"Luigi"}""");
        events[4].GetProperty("activitySucceededEventDetails").GetRawText()
            .ShouldBe("""{"output":"{\"Value1\":\"HelloWorld\"}","outputDetails":{"truncated":false}}""");
    }

    [Fact]
    public async Task A_worker_may_come_before_the_task()
    {
        await using var yard = await OvenAsync();
        var polls = Task.WhenAll(TokenAsync(yard), TokenAsync(yard));

        string[] executions = [await StartAsync(yard), await StartAsync(yard)];

        foreach (var taskToken in await polls)
        {
            await yard.CallAsync("SendTaskSuccess", new { taskToken, output = "1" });
        }

        foreach (var executionArn in executions)
        {
            (await yard.EndAsync(executionArn)).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        }
    }

    [Fact]
    public async Task A_worker_that_fails_fails_the_Task()
    {
        await using var yard = await OvenAsync();
        var executionArn = await StartAsync(yard);

        await yard.CallAsync("SendTaskFailure", new { taskToken = await TokenAsync(yard), error = "Programmatic Error", cause = "burnt" });

        var ended = await yard.EndAsync(executionArn);
        (ended.GetProperty("error").GetString(), ended.GetProperty("cause").GetString()).ShouldBe(("Programmatic Error", "burnt"));
        var events = await EventsAsync(yard, executionArn);
        Types(events).ShouldEndWith("ActivityStarted ActivityFailed ExecutionFailed");
        events[4].GetProperty("activityFailedEventDetails").GetRawText().ShouldBe("""{"error":"Programmatic Error","cause":"burnt"}""");
    }

    [Theory]
    [InlineData("\"TimeoutSeconds\":5", "States.Timeout")]
    [InlineData("\"TimeoutSeconds\":60,\"HeartbeatSeconds\":5", "States.HeartbeatTimeout")]
    public async Task The_time_of_a_task_begins_when_a_worker_has_taken_it(string fields, string error)
    {
        var time = new VirtualTime();
        await using var yard = await OvenAsync(time);
        var executionArn = await StartAsync(yard, fields);
        time.Advance(TimeSpan.FromSeconds(1000));
        var taskToken = await TokenAsync(yard);

        (await time.EndAsync(yard.EndAsync(executionArn), 5)).GetProperty("error").GetString().ShouldBe(error);
        Types(await EventsAsync(yard, executionArn)).ShouldEndWith("ActivityScheduled ActivityStarted ActivityTimedOut ExecutionFailed");
        (await yard.RefusalAsync("SendTaskSuccess", new { taskToken, output = "1" })).Code.ShouldBe("TaskTimedOut");
    }

    [Fact]
    public async Task An_activity_that_does_not_exist_fails_the_execution()
    {
        await using var yard = await OvenAsync();
        var stateMachineArn = await yard.CreateAsync(Bake());
        await yard.CallAsync("DeleteActivity", new { activityArn = ActivityArn });

        var ended = await yard.RunAsync(stateMachineArn);

        ended.GetProperty("error").GetString().ShouldBe("States.Runtime");
        ended.GetProperty("cause").GetString().ShouldBe(
            $"An error occurred while executing the state 'Bake' (entered at the event id #2). The activity {ActivityArn} does not exist.");
        Types(await EventsAsync(yard, ended.GetProperty("executionArn").GetString()!)).ShouldBe("ExecutionStarted TaskStateEntered ExecutionFailed");
    }

    [Fact]
    public async Task A_poll_that_finds_nothing_for_a_minute_has_no_token()
    {
        var time = new VirtualTime();
        await using var yard = await OvenAsync(time);
        var poll = yard.CallAsync("GetActivityTask", new { activityArn = ActivityArn });

        (await time.EndAsync(poll, 60)).GetRawText().ShouldBe("""{"taskToken":null}""");
        (time.GetUtcNow() - new VirtualTime().GetUtcNow()).TotalSeconds.ShouldBe(60);
    }

    [Fact]
    public async Task A_worker_that_hangs_up_loses_no_task()
    {
        var activity = new Activity(ActivityArn, "bake", default);
        using var hangUp = new CancellationTokenSource();
        var gone = activity.TakeAsync(hangUp.Token).AsTask();
        var next = activity.TakeAsync(CancellationToken.None).AsTask();
        await hangUp.CancelAsync();

        activity.Offer(Work("1"));

        (await gone).ShouldBeNull();
        (await next)!.Input.ShouldBe("1");
    }

    [Fact]
    public async Task A_task_that_is_given_back_is_the_next_again()
    {
        var activity = new Activity(ActivityArn, "bake", default);
        activity.Offer(Work("1"));
        activity.Offer(Work("2"));

        activity.GiveBack((await activity.TakeAsync(CancellationToken.None))!);

        (await activity.TakeAsync(CancellationToken.None))!.Input.ShouldBe("1");
        (await activity.TakeAsync(CancellationToken.None))!.Input.ShouldBe("2");
    }

    [Fact]
    public async Task A_task_that_nobody_waits_for_any_more_is_given_to_nobody()
    {
        await using var yard = await OvenAsync();
        await yard.CallAsync("StopExecution", new { executionArn = await ScheduledAsync(yard, "1") });
        await ScheduledAsync(yard, "2");

        (await yard.CallAsync("GetActivityTask", new { activityArn = ActivityArn })).GetProperty("input").GetString().ShouldBe("2");
    }

    [Fact]
    public async Task Each_task_goes_to_one_worker()
    {
        await using var yard = await OvenAsync();
        var stateMachineArn = await yard.CreateAsync("""
            {"StartAt":"All","States":{"All":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Bake","States":{
              "Bake":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:bake","End":true} } } } } }
            """);
        var input = JsonSerializer.Serialize(Enumerable.Range(0, 100));
        var executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn, input })).GetProperty("executionArn").GetString()!;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            for (var i = 0; i < 20; i++)
            {
                var task = await yard.CallAsync("GetActivityTask", new { activityArn = ActivityArn });
                await yard.CallAsync("SendTaskSuccess", new { taskToken = task.GetProperty("taskToken").GetString(), output = task.GetProperty("input").GetString() });
            }
        }));

        (await yard.EndAsync(executionArn)).GetProperty("output").GetString().ShouldBe(input);
    }

    [Fact]
    public async Task Activities_are_created_once_described_listed_and_deleted()
    {
        await using var yard = await OvenAsync();
        var created = await yard.CallAsync("CreateActivity", new { name = "deliver" });

        (await yard.CallAsync("CreateActivity", new { name = "deliver" })).GetRawText().ShouldBe(created.GetRawText());
        var described = await yard.CallAsync("DescribeActivity", new { activityArn = created.GetProperty("activityArn").GetString() });
        (described.GetProperty("name").GetString(), described.GetProperty("creationDate").GetDouble()).ShouldBe(("deliver", created.GetProperty("creationDate").GetDouble()));
        var first = await yard.CallAsync("ListActivities", new { maxResults = 1 });
        var second = await yard.CallAsync("ListActivities", new { maxResults = 1, nextToken = first.GetProperty("nextToken").GetString() });
        (Names(first), Names(second)).ShouldBe(("bake", "deliver"));
        await yard.CallAsync("DeleteActivity", new { activityArn = ActivityArn });
        await yard.CallAsync("DeleteActivity", new { activityArn = ActivityArn });
        Names(await yard.CallAsync("ListActivities", new { })).ShouldBe("deliver");

        static string Names(JsonElement page) => string.Join(' ', page.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("CreateActivity", """{"name":"two words"}""", "InvalidName", "Invalid Name: 'two words'")]
    [InlineData("DescribeActivity", """{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:none"}""", "ActivityDoesNotExist", "Activity Does Not Exist: 'arn:aws:states:us-east-1:123456789012:activity:none'")]
    [InlineData("GetActivityTask", """{"activityArn":"arn:aws:states:us-east-1:123456789012:activity:none"}""", "ActivityDoesNotExist", "Activity Does Not Exist: 'arn:aws:states:us-east-1:123456789012:activity:none'")]
    [InlineData("GetActivityTask", """{"activityArn":"bake"}""", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: bake'")]
    [InlineData("GetActivityTask", """{"activityArn":"a","workerName":""}""", "ValidationException", "1 validation error detected: Value '' at 'workerName' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("DeleteActivity", """{"activityArn":"arn:aws:states:us-east-1:123456789012:stateMachine:pizza"}""", "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: stateMachine'")]
    public async Task What_is_no_activity_is_refused(string operation, string request, string code, string message)
    {
        await using var yard = await StatesYard.StartAsync();

        (await yard.RefusalAsync(operation, JsonElement.Parse(request))).ShouldBe((code, message));
    }

    /// <summary>A task as a state machine would offer it.</summary>
    private static WaitingTask Work(string input)
    {
        var access = new AccessControl(new Account(), new RecordingTerminal(), TimeProvider.System);
        var waiting = new WaitingTasks(new TaskTokens(TokenKey.New()), new KeptExecutions(folder: null), access);
        return waiting.Add(new("Bake", ActivityArn, Value.Parse(input), null, null, null) { TaskToken = input });
    }

    /// <summary>A yard with the activity <c>bake</c>.</summary>
    private static async Task<StatesYard> OvenAsync(TimeProvider? time = null)
    {
        var yard = await StatesYard.StartAsync(time);
        await yard.CallAsync("CreateActivity", new { name = "bake" });
        return yard;
    }

    private static string Bake(string fields = "\"Comment\":\"\"") =>
        $$$"""{"StartAt":"Bake","States":{"Bake":{"Type":"Task","Resource":"{{{ActivityArn}}}",{{{fields}}},"End":true} } }""";

    private static async Task<string> StartAsync(StatesYard yard, string fields = "\"Comment\":\"\"", string input = "{}")
    {
        var stateMachineArn = await yard.CreateAsync(Bake(fields));
        return (await yard.CallAsync("StartExecution", new { stateMachineArn, input })).GetProperty("executionArn").GetString()!;
    }

    /// <summary>Starts an execution, and waits until its task is there for a worker.</summary>
    private static async Task<string> ScheduledAsync(StatesYard yard, string input)
    {
        var executionArn = await StartAsync(yard, input: input);
        while ((await EventsAsync(yard, executionArn)).Length < 3)
        {
            await Task.Yield();
        }

        return executionArn;
    }

    private static async Task<string> TokenAsync(StatesYard yard) =>
        (await yard.CallAsync("GetActivityTask", new { activityArn = ActivityArn })).GetProperty("taskToken").GetString()!;

    private static async Task<JsonElement[]> EventsAsync(StatesYard yard, string executionArn) =>
        [.. (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray()];

    private static string Types(JsonElement[] events) => string.Join(' ', events.Select(happened => happened.GetProperty("type").GetString()));
}
