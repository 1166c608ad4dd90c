using System.Text.Json;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;
using static Stepyard.Tests.Testing.Workflows;

namespace Stepyard.Tests.Testing;

/// <summary>What a test can say of the Tasks of a workflow.</summary>
public sealed class MockTests
{
    [Fact]
    public async Task A_task_returns_what_the_test_says()
    {
        var run = await Order.Mock("Charge", Returns(new { paid = 3 })).RunAsync(new { card = "4711" });

        run.ShouldSucceed(new { paid = 3 }).ShouldTakePath("Charge", "Ship").ShouldCall("Charge", """{"card":"4711"}""");
        run.Output.GetProperty("paid").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("Charge")]
    [InlineData("charge-dev")]
    [InlineData("arn:aws:lambda:us-east-1:123456789012:function:charge-dev")]
    public async Task A_mock_is_of_a_task_or_of_what_it_calls(string target) =>
        (await Order.Mock(target, Returns("1")).RunAsync()).ShouldSucceed("1");

    [Fact]
    public async Task A_tasks_own_mock_comes_before_one_of_what_it_calls() =>
        (await Order.Mock("Charge", Returns("1")).Mock("charge-dev", Returns("2")).RunAsync()).ShouldSucceed("1");

    [Fact]
    public async Task A_function_that_lambda_invoke_calls_is_mocked_by_its_name()
    {
        var workflow = Of("invoking", """
            {"Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "charge-dev", "Payload": {}}, "OutputPath": "$.Payload", "End": true}}
            """);

        (await workflow.Mock("charge-dev", Returns(new { Payload = 5 })).RunAsync()).ShouldSucceed("5");
    }

    [Fact]
    public async Task A_task_that_should_not_be_called_fails_the_test_with_the_reason() =>
        (await Should.ThrowAsync<WorkflowAssertionException>(() => Order.Mock("Charge", Unexpected("it is free.")).RunAsync()))
            .Message.ShouldStartWith("'Charge' got no answer: it is free.\n");

    [Fact]
    public async Task An_execution_has_the_name_that_the_test_gives_it()
    {
        var workflow = Of("named", """{"Name": {"Type": "Pass", "OutputPath": "$$.Execution.Name", "End": true}}""");

        (await workflow.RunAsync()).ShouldSucceed("\"test\"");
        (await workflow.ExecutionNamed("mine").RunAsync()).ShouldSucceed("\"mine\"");
    }

    [Fact]
    public async Task Workflows_in_JSONata_are_mocked_alike()
    {
        var workflow = WorkflowUnderTest.FromDefinition("""
            {"QueryLanguage": "JSONata", "StartAt": "Charge", "States": {
              "Charge": {
                "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Arguments": {"FunctionName": "charge-dev", "Payload": {"total": "{% $sum($states.input.prices) %}"}},
                "Retry": [{"ErrorEquals": ["Busy"], "MaxDelaySeconds": 1}],
                "Assign": {"paid": "{% $states.result.Payload %}"}, "Output": {}, "Next": "Answer"},
              "Answer": {"Type": "Pass", "Output": "{% {'paid': $paid} %}", "End": true}}}
            """);

        var run = await workflow.Mock("charge-dev", InOrder(Throws("Busy"), Returns(new { Payload = 6 }))).RunAsync(new { prices = new[] { 1, 2, 3 } });

        run.ShouldSucceed(new { paid = 6 }).ShouldRetry("Charge", 1).ShouldCall("Charge", new { FunctionName = "charge-dev", Payload = new { total = 6 } });
    }

    [Fact]
    public async Task A_task_throws_and_the_workflow_catches()
    {
        var run = await Order.Mock("Charge", Throws("CardRefused", "no money")).Mock("Tell", Returns("{}")).RunAsync();

        run.ShouldSucceed().ShouldTakePath("Charge", "Tell").ShouldCall("Tell", new { Message = "Your card was refused" });
    }

    [Fact]
    public async Task Answers_in_order_show_the_retries_and_how_long_they_waited()
    {
        var run = await Order.Mock("Charge", InOrder(Throws("Busy").Times(2), Returns("1"))).RunAsync();

        run.ShouldSucceed().ShouldRetry("Charge", 2).ShouldWaitIn("Charge", TimeSpan.FromSeconds(2 + 4)).ShouldWait(TimeSpan.FromSeconds(86400 + 6));
        run.VisitsOf("Charge").Single().Attempts.Select(attempt => attempt.Error).ShouldBe(["Busy", "Busy", null]);
    }

    [Fact]
    public async Task A_function_of_the_test_sees_the_call_and_may_answer_with_another_mock()
    {
        var run = await Orders
            .Mock("Charge", Calls(call => call.Number == 2 ? Throws("Broken", $"order {call.Input}") : Returns(call.InputAs<int>() * 10)))
            .RunAsync(new[] { 1, 2, 3 });

        run.ShouldFail("Broken", "order 2");
    }

    [Fact]
    public async Task What_a_function_of_the_test_throws_fails_the_test_and_is_not_caught_by_the_workflow() =>
        await Should.ThrowAsync<InvalidTimeZoneException>(() => Order.Mock("Charge", Calls(_ => throw new InvalidTimeZoneException())).RunAsync());

    [Fact]
    public async Task Iterations_and_branches_are_parts_of_the_path()
    {
        var run = await Orders.Mock("Charge", Calls(call => call.Input)).RunAsync("[1,2]");

        run.ShouldTakePath("Each order", "Each order[0]/Charge", "Each order[0]/Pack", "Each order[1]/Charge", "Each order[1]/Pack")
            .ShouldWait(TimeSpan.FromMinutes(1));
        run.Visits.Single().Children.Select(visit => visit.Index).ShouldBe([0, 0, 1, 1]);
    }

    [Theory]
    [InlineData(59, 30, "SUCCEEDED")]
    [InlineData(59, null, "States.HeartbeatTimeout")]
    [InlineData(59, 61, "States.HeartbeatTimeout")]
    [InlineData(61, 30, "States.Timeout")]
    public async Task A_worker_that_takes_long_must_be_in_time_and_say_that_it_is_alive(int minutes, int? heartbeat, string outcome)
    {
        TimeSpan? every = heartbeat is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

        var run = await Approval.Mock("Ask", After(TimeSpan.FromMinutes(minutes), Returns(new { approved = true }), every)).RunAsync();

        (run.Error ?? "SUCCEEDED").ShouldBe(outcome);
        run.ShouldRecord("TaskScheduled", "TaskStarted", "TaskSubmitted");
    }

    [Fact]
    public async Task A_worker_that_never_answers_runs_into_the_heartbeat()
    {
        var run = await Approval.Mock("Ask", Never()).RunAsync();

        run.ShouldFail("States.HeartbeatTimeout").ShouldWait(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_worker_gets_a_token_that_is_the_same_in_every_run()
    {
        async Task<string?> Token(int seed) =>
            (await Approval.Mock("Ask", Returns("{}")).WithSeed(seed).RunAsync()).Calls.Single().Input.GetProperty("MessageBody").GetProperty("Token").GetString();

        var token = await Token(1);

        Guid.TryParse(token, out _).ShouldBeTrue();
        (await Token(1)).ShouldBe(token);
        (await Token(2)).ShouldNotBe(token);
    }

    [Fact]
    public async Task Executions_start_when_the_test_says()
    {
        var clock = Of("clock", """{"Now": {"Type": "Pass", "OutputPath": "$$.Execution.StartTime", "End": true}}""");

        (await clock.StartingAt(new(2030, 2, 3, 4, 5, 6, TimeSpan.Zero)).RunAsync()).ShouldSucceed("\"2030-02-03T04:05:06.000Z\"");
    }

    [Fact]
    public async Task One_workflow_serves_many_tests_at_the_same_time()
    {
        var shared = Order.Mock("Charge", InOrder(Throws("Busy"), Returns("1")));

        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shared.RunAsync()));

        runs.ShouldAllBe(run => run.Retries("Charge") == 1);
        Should.Throw<WorkflowAssertionException>(() => Order.RunAsync()).Message.ShouldContain("says nothing about it");
    }

    [Fact]
    public async Task A_workflow_that_times_out_says_so()
    {
        var slow = WorkflowUnderTest.FromDefinition("""{"TimeoutSeconds": 5, "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 6, "End": true}}}""");

        var run = (await slow.RunAsync()).ShouldTimeOut().ShouldWait(TimeSpan.FromSeconds(5));

        run.Status.ShouldBe(ExecutionStatus.TimedOut);
    }

    [Fact]
    public async Task Inputs_come_as_text_as_objects_or_as_elements()
    {
        var echo = Of("echo", """{"Echo": {"Type": "Succeed"}}""");

        foreach (var input in new object[] { """{"a":1}""", new { a = 1 }, JsonElement.Parse("""{"a":1}"""), new Dictionary<string, int> { ["a"] = 1 } })
        {
            (await echo.RunAsync(input)).ShouldSucceed(new { a = 1 });
        }
    }

    [Fact]
    public void An_express_workflow_is_held_to_what_express_allows() =>
        Should.Throw<WorkflowSetupException>(() => WorkflowUnderTest.FromDefinition(
            """{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true}}}""", WorkflowType.Express))
            .Message.ShouldContain("waitForTaskToken");
}
