using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>A Task that makes its call and then waits until somebody answers with its token.</summary>
public sealed class CallbackTests
{
    private const string MachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";

    [Fact]
    public async Task The_answer_with_the_token_is_the_result_of_the_Task()
    {
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(integration: phone.Service);
        var executionArn = await StartAsync(yard);
        var taskToken = await phone.TokenAsync();

        await yard.CallAsync("SendTaskSuccess", new { taskToken, output = """ {"approved": true} """ });

        (await yard.EndAsync(executionArn)).GetProperty("output").GetString().ShouldBe("""{"approved":true}""");
        var events = await EventsAsync(yard, executionArn);
        Types(events).ShouldBe("ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited ExecutionSucceeded");
        events[2].GetProperty("taskScheduledEventDetails").GetProperty("resource").GetString().ShouldBe("publish.waitForTaskToken");
        events[2].GetProperty("taskScheduledEventDetails").GetProperty("parameters").GetString().ShouldBe($$"""{"Message":"{{taskToken}}","TopicArn":"t"}""");
        events[4].GetProperty("taskSubmittedEventDetails").GetRawText()
            .ShouldBe("""{"resourceType":"sns","resource":"publish.waitForTaskToken","output":"{\"MessageId\":\"1\"}","outputDetails":{"truncated":false}}""");
        events[5].GetProperty("taskSucceededEventDetails").GetRawText()
            .ShouldBe("""{"resourceType":"sns","resource":"publish.waitForTaskToken","output":"{\"approved\":true}","outputDetails":{"truncated":false}}""");
    }

    [Fact]
    public async Task An_answer_that_is_an_error_can_be_caught()
    {
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(integration: phone.Service);
        var executionArn = await StartAsync(yard, Ask(""" "Catch":[{"ErrorEquals":["Refused"],"Next":"Sorry"}],""", """ ,"Sorry":{"Type":"Pass","End":true} """));

        await yard.CallAsync("SendTaskFailure", new { taskToken = await phone.TokenAsync(), error = "Refused", cause = "no pineapple" });

        (await yard.EndAsync(executionArn)).GetProperty("output").GetString().ShouldBe("""{"Error":"Refused","Cause":"no pineapple"}""");
        (await EventsAsync(yard, executionArn))[5].GetProperty("taskFailedEventDetails").GetRawText()
            .ShouldBe("""{"resourceType":"sns","resource":"publish.waitForTaskToken","error":"Refused","cause":"no pineapple"}""");
    }

    [Fact]
    public async Task The_answer_may_come_before_the_service_has_answered()
    {
        StatesYard? yard = null;
        var service = new PlayedIntegration("sns:publish", async request =>
        {
            await yard!.CallAsync("SendTaskSuccess", new { taskToken = request.TaskToken, output = "\"early\"" });
            return TaskResult.Failed("TooLate", "the Task has its answer");
        });
        await using var started = yard = await StatesYard.StartAsync(integration: service);

        (await yard.EndAsync(await StartAsync(yard))).GetProperty("output").GetString().ShouldBe("\"early\"");
    }

    [Fact]
    public async Task A_call_that_fails_fails_the_Task_and_its_token_is_worth_nothing()
    {
        var phone = new Phone(TaskResult.Failed("SNS.Broken", "no line"));
        await using var yard = await StatesYard.StartAsync(integration: phone.Service);

        var ended = await yard.EndAsync(await StartAsync(yard));

        ended.GetProperty("error").GetString().ShouldBe("SNS.Broken");
        (await RefusalAsync(yard, await phone.TokenAsync())).Code.ShouldBe("TaskTimedOut");
    }

    [Fact]
    public async Task A_token_is_good_for_one_answer_whoever_sends_it()
    {
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(integration: phone.Service);
        var executionArn = await StartAsync(yard);
        var taskToken = await phone.TokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => yard.TryCallAsync("SendTaskSuccess", new { taskToken, output = $"{n}" })));

        answers.Count(isTaken => isTaken).ShouldBe(1);
        (await yard.EndAsync(executionArn)).GetProperty("output").GetString().ShouldBe($"{Array.IndexOf(answers, true)}");
        (await RefusalAsync(yard, taskToken)).ShouldBe(("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"));
        (await yard.RefusalAsync("SendTaskHeartbeat", new { taskToken })).Code.ShouldBe("TaskTimedOut");
    }

    [Fact]
    public async Task Every_attempt_has_a_token_of_its_own()
    {
        var time = new VirtualTime();
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(time, phone.Service);
        var executionArn = await StartAsync(yard, Ask(""" "Retry":[{"ErrorEquals":["Busy"]}],"""));
        var first = await phone.TokenAsync();
        await yard.CallAsync("SendTaskFailure", new { taskToken = first, error = "Busy" });

        var second = await time.EndAsync(phone.TokenAsync().AsTask(), 1);

        (await RefusalAsync(yard, first)).Code.ShouldBe("TaskTimedOut");
        await yard.CallAsync("SendTaskSuccess", new { taskToken = second, output = "2" });

        (await yard.EndAsync(executionArn)).GetProperty("output").GetString().ShouldBe("2");
    }

    [Theory]
    [InlineData("StopExecution", "TaskTimedOut")]
    [InlineData("DeleteStateMachine", "TaskDoesNotExist")]
    public async Task The_end_of_the_execution_ends_its_tokens(string operation, string code)
    {
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(integration: phone.Service);
        var executionArn = await StartAsync(yard);
        var taskToken = await phone.TokenAsync();

        await yard.CallAsync(operation, new { executionArn, stateMachineArn = MachineArn });

        (await RefusalAsync(yard, taskToken)).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("SendTaskSuccess", """{"taskToken":"made-up","output":"{}"}""", "InvalidToken", "Invalid Token: 'Invalid token'")]
    [InlineData("SendTaskFailure", """{"taskToken":"bWFkZSB1cCBidXQgbG9uZyBlbm91Z2ggdG8gYmUgYSB0b2tlbg=="}""", "InvalidToken", "Invalid Token: 'Invalid token'")]
    [InlineData("SendTaskHeartbeat", """{"taskToken":"🍕"}""", "InvalidToken", "Invalid Token: 'Invalid token'")]
    [InlineData("SendTaskSuccess", """{"taskToken":"t","output":"{"}""", "InvalidOutput", "Invalid Output: '*")]
    [InlineData("SendTaskSuccess", "{}", "ValidationException", "2 validation errors detected: Value null at 'output' failed to satisfy constraint: Member must not be null; Value null at 'taskToken' failed to satisfy constraint: Member must not be null")]
    [InlineData("SendTaskHeartbeat", """{"taskToken":""}""", "ValidationException", "1 validation error detected: Value '' at 'taskToken' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("SendTaskFailure", """{"taskToken":1}""", "SerializationException", "NUMBER_VALUE can not be converted to a String")]
    public async Task What_is_no_answer_is_refused(string operation, string request, string code, string message)
    {
        await using var yard = await StatesYard.StartAsync();

        var refusal = await yard.RefusalAsync(operation, JsonElement.Parse(request));

        refusal.Code.ShouldBe(code);
        (message.EndsWith('*') ? refusal.Message[..(message.Length - 1)] + "*" : refusal.Message).ShouldBe(message);
    }

    [Fact]
    public async Task An_output_is_measured_in_bytes()
    {
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(integration: phone.Service);
        var executionArn = await StartAsync(yard);
        var taskToken = await phone.TokenAsync();

        (await yard.RefusalAsync("SendTaskSuccess", new { taskToken, output = $"\"{new string('é', 131_072)}\"" })).ShouldBe((
            "ValidationException",
            "1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to 262144"));
        await yard.CallAsync("SendTaskSuccess", new { taskToken, output = $"\"{new string('é', 131_071)}\"" });

        (await yard.EndAsync(executionArn)).GetProperty("output").GetString()!.Length.ShouldBe(131_073);
    }

    [Fact]
    public async Task Heartbeats_keep_a_Task_waiting_and_their_absence_ends_it()
    {
        var time = new VirtualTime();
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(time, phone.Service);
        var executionArn = await StartAsync(yard, Ask(""" "TimeoutSeconds":600,"HeartbeatSeconds":10,"""));
        var taskToken = await phone.TokenAsync();
        await SubmittedAsync(yard, executionArn);

        for (var i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(9));
            await yard.CallAsync("SendTaskHeartbeat", new { taskToken });
        }

        (await time.EndAsync(yard.EndAsync(executionArn), 10)).GetProperty("error").GetString().ShouldBe("States.HeartbeatTimeout");
        var events = await EventsAsync(yard, executionArn);
        Types(events).ShouldEndWith("TaskStarted TaskSubmitted TaskTimedOut ExecutionFailed");
        events[2].GetProperty("taskScheduledEventDetails").GetProperty("heartbeatInSeconds").GetInt32().ShouldBe(10);
        (await yard.RefusalAsync("SendTaskHeartbeat", new { taskToken })).Code.ShouldBe("TaskTimedOut");
    }

    [Fact]
    public async Task A_Task_that_nobody_answers_times_out()
    {
        var time = new VirtualTime();
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(time, phone.Service);
        var executionArn = await StartAsync(yard, Ask(""" "TimeoutSeconds":5,"""));
        await SubmittedAsync(yard, executionArn);

        (await time.EndAsync(yard.EndAsync(executionArn), 5)).GetProperty("error").GetString().ShouldBe("States.Timeout");
        (await EventsAsync(yard, executionArn))[5].GetProperty("taskTimedOutEventDetails").GetRawText()
            .ShouldBe("""{"resourceType":"sns","resource":"publish.waitForTaskToken","error":"States.Timeout"}""");
        (await RefusalAsync(yard, await phone.TokenAsync())).Code.ShouldBe("TaskTimedOut");
    }

    [Fact]
    public async Task A_Task_that_waits_for_a_job_can_be_answered_before_the_job_ends_and_the_job_runs_on()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Wait, name: "child");
        var executionArn = await StartAsync(yard, Parent("states:startExecution.sync"));
        var child = await ChildAsync(yard);
        var taskToken = JsonElement.Parse(child.GetProperty("input").GetString()!).GetProperty("token").GetString();

        await yard.CallAsync("SendTaskSuccess", new { taskToken, output = "\"enough\"" });

        (await yard.EndAsync(executionArn)).GetProperty("output").GetString().ShouldBe("\"enough\"");
        (await ChildAsync(yard)).GetProperty("status").GetString().ShouldBe("RUNNING");
    }

    [Theory]
    [InlineData("states:startExecution.waitForTaskToken")]
    [InlineData("aws-sdk:sfn:startExecution.waitForTaskToken")]
    public async Task A_workflow_answers_the_workflow_that_waits_for_it(string action)
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(
            """
            {"StartAt":"Answer","States":{"Answer":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
              "Parameters":{"TaskToken.$":"$.token","Output":{"said":"done"}},"End":true} } }
            """,
            name: "child");

        var ended = await yard.EndAsync(await StartAsync(yard, Parent(action)));

        ended.GetProperty("output").GetString().ShouldBe("""{"said":"done"}""");
    }

    [Fact]
    public async Task A_thousand_workflows_answer_one_another()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync($$"""
            {"StartAt":"Last","States":{
              "Last":{"Type":"Choice","Choices":[{"Variable":"$.left","NumericEquals":0,"Next":"Answer"}],"Default":"Ask"},
              "Ask":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.waitForTaskToken","ResultPath":null,
                "Parameters":{"StateMachineArn":"{{MachineArn}}","Input":{"left.$":"States.MathAdd($.left, -1)","token.$":"$$.Task.Token"} },"Next":"First"},
              "First":{"Type":"Choice","Choices":[{"Variable":"$.token","IsPresent":true,"Next":"Answer"}],"Default":"Done"},
              "Answer":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sfn:sendTaskSuccess","Parameters":{"TaskToken.$":"$.token","Output":1},"Next":"Done"},
              "Done":{"Type":"Pass","End":true} } }
            """);

        (await yard.RunAsync(stateMachineArn, """{"left":1000}""")).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task Answering_needs_a_permission_on_the_state_machine()
    {
        var phone = new Phone();
        await using var yard = await StatesYard.StartAsync(integration: phone.Service, resources: StatesYard.Resource("aws-native:iam:Role", "clerk", [
            ("roleName", "clerk"),
            ("assumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""),
            ("policies", ImmutableArray.Create<object>(StatesYard.Map(("policyName", "heartbeats"), ("policyDocument",
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"states:SendTaskHeartbeat","Resource":"{{MachineArn}}"}]}"""))))]));
        await StartAsync(yard);
        var taskToken = await phone.TokenAsync();
        var clerk = yard.Access.Assume("arn:aws:iam::123456789012:role/clerk", "lambda.amazonaws.com", "arn:aws:lambda:::x", "session");

        await yard.CallAsync("SendTaskHeartbeat", new { taskToken }, clerk);
        var refusal = await yard.RefusalAsync("SendTaskSuccess", new { taskToken, output = "1" }, clerk);

        refusal.Code.ShouldBe("AccessDeniedException");
        refusal.Message.ShouldContain($"is not authorized to perform: states:SendTaskSuccess on resource: {MachineArn}");
        await yard.CallAsync("SendTaskSuccess", new { taskToken, output = "1" });
    }

    /// <summary>A workflow whose Task sends its token to the phone.</summary>
    private static string Ask(string fields = "", string states = "") => $$$"""
        {"StartAt":"Call","States":{
          "Call":{"Type":"Task","Resource":"arn:aws:states:::sns:publish.waitForTaskToken",{{{fields}}}"Parameters":{"Message.$":"$$.Task.Token","TopicArn":"t"},"End":true}{{{states}}} } }
        """;

    private static async Task<string> StartAsync(StatesYard yard, string? definition = null)
    {
        var stateMachineArn = await yard.CreateAsync(definition ?? Ask());
        return (await yard.CallAsync("StartExecution", new { stateMachineArn })).GetProperty("executionArn").GetString()!;
    }

    private static string Parent(string action) => $$$"""
        {"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::{{{action}}}",
          "Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:child","Name":"run-1","Input":{"token.$":"$$.Task.Token"} },"End":true} } }
        """;

    private static async Task<JsonElement> ChildAsync(StatesYard yard)
    {
        var request = new { executionArn = "arn:aws:states:us-east-1:123456789012:execution:child:run-1" };
        while (!await yard.TryCallAsync("DescribeExecution", request))
        {
            await Task.Yield();
        }

        return await yard.CallAsync("DescribeExecution", request);
    }

    private static Task<(string Code, string Message)> RefusalAsync(StatesYard yard, string taskToken) =>
        yard.RefusalAsync("SendTaskSuccess", new { taskToken, output = "{}" });

    private static async Task SubmittedAsync(StatesYard yard, string executionArn)
    {
        while ((await EventsAsync(yard, executionArn)).Length < 5)
        {
            await Task.Yield();
        }
    }

    private static async Task<JsonElement[]> EventsAsync(StatesYard yard, string executionArn) =>
        [.. (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray()];

    private static string Types(JsonElement[] events) => string.Join(' ', events.Select(happened => happened.GetProperty("type").GetString()));

    /// <summary>A service that is sent tokens.</summary>
    private sealed class Phone
    {
        private readonly Channel<string> _tokens = Channel.CreateUnbounded<string>();

        public Phone(TaskResult? answer = null) => Service = new("sns:publish", request =>
        {
            _tokens.Writer.TryWrite(((StringValue)((ObjectValue)request.Input)["Message"]).Text);
            return new(answer ?? TaskResult.Succeeded(ObjectValue.Create("MessageId", "1")));
        });

        public PlayedIntegration Service { get; }

        /// <summary>The next token, once it has been sent.</summary>
        public ValueTask<string> TokenAsync() => _tokens.Reader.ReadAsync();
    }
}
