using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>A state machine that starts another one: <c>states:startExecution</c>, <c>.sync</c> and <c>.sync:2</c>.</summary>
public sealed class StartExecutionTaskTests
{
    private const string Child = "arn:aws:states:us-east-1:123456789012:stateMachine:child";
    private const string ChildRun = "arn:aws:states:us-east-1:123456789012:execution:child:run-1";
    private const string ParentRole = "arn:aws:iam::123456789012:role/parent";

    [Fact]
    public async Task An_execution_is_started_and_not_waited_for()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Wait, name: "child");

        var ended = await RunAsync(yard, "startExecution");

        var output = Json(ended, "output");
        output.EnumerateObject().Select(member => member.Name).ShouldBe(["ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate"]);
        output.GetProperty("ExecutionArn").GetString().ShouldBe(ChildRun);
        output.GetProperty("StartDate").GetInt64().ShouldBeGreaterThan(1_000_000_000_000);
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpHeaders").GetRawText().ShouldMatch(
            @"^\{""connection"":""keep-alive"",""Content-Length"":""1\d\d"",""Content-Type"":""application/x-amz-json-1.0"",""Date"":""[^""]*"",""x-amzn-RequestId"":""[^""]*""\}$");
        (await yard.CallAsync("DescribeExecution", new { executionArn = ChildRun })).GetProperty("status").GetString().ShouldBe("RUNNING");
    }

    [Theory]
    [InlineData("startExecution.sync", """ "{\"pizza\":1}" """, """ "{\"pizza\":1}" """)]
    [InlineData("startExecution.sync:2", """{"pizza":1}""", """{"pizza":1}""")]
    public async Task The_result_of_a_Task_that_waits_is_the_description_of_the_execution(string action, string input, string output)
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass, name: "child");

        var ended = await RunAsync(yard, action, """ "Name":"run-1","Input":{"pizza":1}""");

        ended.GetProperty("output").GetString()!.ShouldMatch($$$"""
            ^\{"ExecutionArn":"{{{ChildRun}}}","Input":{{{Escape(input)}}},"InputDetails":\{"Included":true},"Name":"run-1","Output":{{{Escape(output)}}},"OutputDetails":\{"Included":true},
            "RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE","RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven",
            "StartDate":\d{13},"StateMachineArn":"{{{Child}}}","Status":"SUCCEEDED","StopDate":\d{13}}$
            """.ReplaceLineEndings(""));

        static string Escape(string json) => System.Text.RegularExpressions.Regex.Escape(json.Trim());
    }

    [Fact]
    public async Task The_history_tells_when_the_execution_was_submitted()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass, name: "child");

        var ended = await RunAsync(yard, "startExecution.sync");

        var history = await yard.CallAsync("GetExecutionHistory", new { executionArn = ended.GetProperty("executionArn").GetString() });
        history.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("type").GetString()).ShouldBe(
            ["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"]);
        var submitted = history.GetProperty("events")[4].GetProperty("taskSubmittedEventDetails");
        submitted.GetProperty("resource").GetString().ShouldBe("startExecution.sync");
        JsonElement.Parse(submitted.GetProperty("output").GetString()!).GetProperty("ExecutionArn").GetString().ShouldBe(ChildRun);
    }

    [Theory]
    [InlineData("startExecution.sync")]
    [InlineData("startExecution.sync:2")]
    public async Task An_execution_that_fails_fails_the_Task_with_its_description_as_the_cause(string action)
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Fail, name: "child");

        var ended = await RunAsync(yard, action);

        ended.GetProperty("error").GetString().ShouldBe("States.TaskFailed");
        ended.GetProperty("cause").GetString()!.ShouldMatch($$$"""
            ^\{"Cause":"They asked for Pineapple","Error":"Failed To Make Pizza","ExecutionArn":"{{{ChildRun}}}","Input":"\{}","InputDetails":\{"Included":true},"Name":"run-1",
            "RedriveCount":0,"RedriveStatus":"REDRIVABLE","StartDate":\d{13},"StateMachineArn":"{{{Child}}}","Status":"FAILED","StopDate":\d{13}}$
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("""{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$":"$$.Execution.Name"}""", """{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID":"parent-run"}""")]
    [InlineData(""" "{\"text\":1}" """, """{"text":1}""")]
    [InlineData(""" "no JSON" """, "\"no JSON\"")]
    [InlineData("null", "{}")]
    [InlineData("[1]", "[1]")]
    public async Task The_input_is_given_as_JSON_or_as_its_text(string given, string received)
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass, name: "child");

        await RunAsync(yard, "startExecution.sync", $"\"Name\":\"run-1\",\"Input\":{given}");

        (await yard.CallAsync("DescribeExecution", new { executionArn = ChildRun })).GetProperty("input").GetString().ShouldBe(received);
    }

    [Theory]
    [InlineData("startExecution", "STANDARD", "nobody", "StepFunctions.StateMachineDoesNotExistException", "State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:nobody' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; ")]
    [InlineData("startExecution.sync", "EXPRESS", "child", "StepFunctions.StateMachineTypeNotSupportedException", "This operation is not supported by this type of state machine (Service: AWSStepFunctions; ")]
    public async Task What_can_not_be_started_is_an_error_in_the_words_of_the_SDK(string action, string type, string name, string error, string cause)
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass, type, name: "child");

        var ended = await RunAsync(yard, action, name: name);

        ended.GetProperty("error").GetString().ShouldBe(error);
        ended.GetProperty("cause").GetString()!.ShouldStartWith(cause);
    }

    [Fact]
    public async Task The_same_name_with_another_input_is_refused()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass, name: "child");
        await yard.CallAsync("StartExecution", new { stateMachineArn = Child, name = "run-1", input = "1" });

        var ended = await RunAsync(yard, "startExecution");

        ended.GetProperty("error").GetString().ShouldBe("StepFunctions.ExecutionAlreadyExistsException");
    }

    [Fact]
    public async Task An_Express_execution_is_started_and_runs_on_its_own()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Pass, "EXPRESS", "child");

        var ended = await RunAsync(yard, "startExecution");

        Json(ended, "output").GetProperty("ExecutionArn").GetString()!.ShouldStartWith("arn:aws:states:us-east-1:123456789012:express:child:run-1:");
    }

    [Fact]
    public async Task Who_stops_the_parent_stops_the_child_that_it_waits_for()
    {
        await using var yard = await StatesYard.StartAsync();
        await yard.CreateAsync(StatesYard.Wait, name: "child");
        var executionArn = await StartAsync(yard, "startExecution.sync");
        await SubmittedAsync(yard, executionArn);

        await yard.CallAsync("StopExecution", new { executionArn });

        (await yard.EndAsync(ChildRun)).GetProperty("status").GetString().ShouldBe("ABORTED");
    }

    [Fact]
    public async Task A_Task_that_times_out_stops_the_child_that_it_waits_for()
    {
        var time = new VirtualTime();
        await using var yard = await StatesYard.StartAsync(time);
        await yard.CreateAsync(StatesYard.Wait, name: "child");
        var executionArn = await StartAsync(yard, "startExecution.sync:2", more: """ "TimeoutSeconds":60,""");
        await SubmittedAsync(yard, executionArn);

        (await time.EndAsync(yard.EndAsync(executionArn), 60)).GetProperty("error").GetString().ShouldBe("States.Timeout");
        (await yard.EndAsync(ChildRun)).GetProperty("status").GetString().ShouldBe("ABORTED");
    }

    [Theory]
    [InlineData("states:StartExecution", "startExecution", "is not authorized to perform: states:StartExecution on resource: " + Child)]
    [InlineData("states:DescribeExecution", "startExecution.sync", "is not authorized to perform: states:DescribeExecution on resource: " + ChildRun)]
    public async Task The_role_needs_the_permission_to_start_and_to_describe(string missing, string action, string refusal)
    {
        await using var yard = await StatesYard.StartAsync(resources: [Role(missing), Machine("parent", Parent(action)), Machine("child", StatesYard.Pass)]);

        var ended = await yard.RunAsync("arn:aws:states:us-east-1:123456789012:stateMachine:parent");

        ended.GetProperty("error").GetString().ShouldBe("StepFunctions.AWSStepFunctionsException");
        ended.GetProperty("cause").GetString()!.ShouldContain(refusal);
    }

    [Theory]
    [InlineData("events:PutTargets")]
    [InlineData("events:PutRule")]
    [InlineData("events:DescribeRule")]
    public async Task A_role_that_may_not_have_the_rule_that_tells_of_the_end_is_refused_at_creation(string missing)
    {
        var refused = await Should.ThrowAsync<ProvisioningException>(
            () => StatesYard.StartAsync(resources: [Role(missing), Machine("parent", Parent("startExecution.sync"))]));

        refused.Message.ShouldEndWith($"AccessDeniedException: '{ParentRole}' is not authorized to create managed-rule.");
    }

    private static string Parent(string action, string parameters = """ "Name":"run-1" """, string name = "child", string more = "") => $$"""
        {"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::states:{{action}}",{{more}}
          "Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:{{name}}",{{parameters}}},"End":true} } }
        """;

    private static async Task<string> StartAsync(StatesYard yard, string action, string parameters = """ "Name":"run-1" """, string name = "child", string more = "")
    {
        var stateMachineArn = await yard.CreateAsync(Parent(action, parameters, name, more), name: "parent");
        return (await yard.CallAsync("StartExecution", new { stateMachineArn, name = "parent-run" })).GetProperty("executionArn").GetString()!;
    }

    private static async Task<JsonElement> RunAsync(StatesYard yard, string action, string parameters = """ "Name":"run-1" """, string name = "child") =>
        await yard.EndAsync(await StartAsync(yard, action, parameters, name));

    private static async Task SubmittedAsync(StatesYard yard, string executionArn)
    {
        while ((await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").GetArrayLength() < 5)
        {
            await Task.Yield();
        }
    }

    private static JsonElement Json(JsonElement ended, string member) => JsonElement.Parse(ended.GetProperty(member).GetString()!);

    private static MockResourceArgs Machine(string name, string definition) =>
        StatesYard.Resource("aws-native:stepfunctions:StateMachine", name, [("stateMachineName", name), ("definitionString", definition), ("roleArn", ParentRole)]);

    /// <summary>A role that may do all that a parent needs but for one action.</summary>
    private static MockResourceArgs Role(string missing)
    {
        string[] actions = ["states:StartExecution", "states:DescribeExecution", "states:StopExecution", "events:PutTargets", "events:PutRule", "events:DescribeRule"];
        var document = StatesYard.Map(
            ("Version", "2012-10-17"),
            ("Statement", ImmutableArray.Create<object>(StatesYard.Map(
                ("Effect", "Allow"), ("Action", actions.Except([missing]).Cast<object>().ToImmutableArray()), ("Resource", "*")))));
        return StatesYard.Resource("aws-native:iam:Role", "parent", [
            ("roleName", "parent"),
            ("assumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""),
            ("policies", ImmutableArray.Create<object>(StatesYard.Map(("policyName", "all-but-one"), ("policyDocument", document))))]);
    }
}
