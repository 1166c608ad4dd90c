using Stepyard.StatesLanguage.Definition;
using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;
using static Stepyard.Tests.Testing.Workflows;

namespace Stepyard.Tests.Testing;

/// <summary>What the kit says when a test fails, or is set up wrongly.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task The_trace_shows_a_line_for_each_state_with_its_retries_and_waits()
    {
        var run = await Order.Mock("Charge", InOrder(Throws("Busy").Times(2), Throws("CardRefused", "no money"))).Mock("Tell", Returns("{}")).RunAsync();

        run.Trace.ShouldBe("""
            order SUCCEEDED after 6 s
              started with {}
              0 s  Charge (Task)  {} ✗ CardRefused: no money, caught → {"error":{"Error":"CardRefused","Cause":"no money"}}  [2 retries: Busy, waited 2 s; Busy, waited 4 s]  [6 s]
              6 s  Tell (Task)  {"error":{"Error":"CardRefused","Cause":"no money"}} → {}
            """);
    }

    [Fact]
    public async Task The_trace_indents_iterations_below_each_attempt_of_their_map()
    {
        var run = await Orders.Mock("Charge", Calls(call => call.Number is 2 or 4 ? Throws(call.Number == 2 ? "Busy" : "Broken", "come back") : call.Input)).RunAsync("[1,2]");

        run.Trace.ShouldBe("""
            orders FAILED after 5 s: Broken: come back
              started with [1,2]
              0 s  Each order (Map)  [1,2] ✗ Broken: come back  [1 retry: Busy, waited 5 s]  [5 s]
              0 s    [0] Charge (Task)  1 → unchanged
              0 s    [1] Charge (Task)  2 ✗ Busy: come back
              5 s    [0] Charge (Task)  1 → unchanged
              5 s    [1] Charge (Task)  2 ✗ Broken: come back
            """);
    }

    [Fact]
    public async Task The_trace_shows_which_branch_failed_and_which_was_cut_short()
    {
        var nested = Of("nested", """
            {
              "Both": {
                "Type": "Parallel",
                "Branches": [
                  {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 60, "End": true}}},
                  {"StartAt": "Inner", "States": {"Inner": {
                    "Type": "Parallel", "End": true,
                    "Branches": [{"StartAt": "Soon", "States": {
                      "Soon": {"Type": "Wait", "Seconds": 5, "Next": "Stop"},
                      "Stop": {"Type": "Fail", "Error": "Stopped"}}}]}}}
                ],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],
                "End": true
              },
              "Done": {"Type": "Succeed"}
            }
            """);

        var run = await nested.RunAsync();

        run.Trace.ShouldBe("""
            nested SUCCEEDED after 5 s
              started with {}
              0 s  Both (Parallel)  {} ✗ failed, caught → {"Error":"Stopped","Cause":""}  [5 s]
              0 s    [0] Slow (Wait)  {} … cut short
              0 s    [1] Inner (Parallel)  {} ✗ failed
              0 s      [0] Soon (Wait)  {} → unchanged  [5 s]
              5 s      [0] Stop (Fail)  {} ✗ failed
              5 s  Done (Succeed)  {"Error":"Stopped","Cause":""} → unchanged
            """);
    }

    [Fact]
    public async Task Long_data_is_shortened()
    {
        var run = await Of("echo", """{"Echo": {"Type": "Succeed"}}""").RunAsync(new { text = new string('x', 5000) });

        run.Trace.Split('\n').ShouldAllBe(line => line.Length < 200);
        run.Trace.ShouldContain("xxx… (5,011 characters)");
    }

    [Fact]
    public async Task What_an_expression_failed_for_is_shown_to_its_end()
    {
        const string Mistake = "The JSONata expression '$states.input.customer.name' specified for the field 'Output/customer/name' returned nothing (undefined).";
        var run = await Of("greet", """{"Greet":{"Type":"Pass","QueryLanguage":"JSONata","Output":{"customer":{"name":"{% $states.input.customer.name %}"}},"End":true}}""").RunAsync();

        Should.Throw<WorkflowAssertionException>(() => run.ShouldSucceed()).Message.ShouldContain($"the cause 'An error occurred while executing the state 'Greet' (entered at the event id #2). {Mistake}'");
        run.Trace.ShouldStartWith($"greet FAILED after 0 s: States.QueryEvaluationError: {Mistake}\n");
    }

    [Fact]
    public async Task Every_failed_expectation_says_what_it_found_and_shows_the_trace()
    {
        var run = await Order.Mock("Charge", Returns("""{"items":[{"price":2}]}""")).RunAsync();

        void Fails(Action expectation, string message)
        {
            var failure = Should.Throw<WorkflowAssertionException>(expectation);
            failure.Message.ShouldStartWith($"The execution of order {message}");
            failure.Message.ShouldEndWith($"\n\n{run.Trace}");
            failure.Trace.ShouldBe(run.Trace);
        }

        Fails(() => run.ShouldFail("Busy"), "should have failed with the error 'Busy', but succeeded");
        Fails(() => run.ShouldTimeOut(), "should have timed out, but succeeded");
        Fails(() => run.ShouldSucceed("""{"items":[{"price":3}]}"""), "has another output: $.items[0].price is 2 instead of 3\n  expected {\"items\":[{\"price\":3}]}\n  actual");
        Fails(() => run.ShouldSucceed("""{"items":[]}"""), "has another output: $.items has 1 items instead of 0");
        Fails(() => run.ShouldSucceed("""{"items":[{"price":2}],"paid":true}"""), "has another output: $.paid is missing; it should be true");
        Fails(() => run.ShouldSucceed("{}"), "has another output: $.items should not be there; it is [{\"price\":2}]");
        Fails(() => run.ShouldTakePath("Charge", "Tell"), "took another path\n  expected Charge → Tell\n  actual   Charge → Ship");
        Fails(() => run.ShouldRetry("Charge", 2), "should have retried 'Charge' 2 times, but did not at all");
        Fails(() => run.ShouldWait(TimeSpan.FromHours(1.5)), "should have taken 1 h 30 min, but took 1 d");
        Fails(() => run.ShouldWaitIn("Ship", TimeSpan.Zero), "should have been in 'Ship' for 0 s, but was for 1 d");
        Fails(() => run.ShouldCall("Charge", new { card = 1 }), "called 'Charge' with another input: $.card is missing; it should be 1");
        Fails(() => run.ShouldCall("Tell", "{}"), "should have called 'Tell', but did not");
        Fails(() => run.ShouldNotCall("Charge"), "should not have called 'Charge', but did once");
        Fails(() => run.ShouldRecord("TaskStateEntered", "WaitStateExited", "TaskStateExited"), "has no TaskStateExited after WaitStateExited in its history");
    }

    [Fact]
    public async Task A_run_that_failed_says_why_where_success_or_an_output_was_expected()
    {
        var run = await Order.Mock("Charge", Throws("Broken", """{"errorMessage":"out of order","stackTrace":["at A"]}""")).RunAsync();

        Should.Throw<WorkflowAssertionException>(() => run.ShouldSucceed()).Message
            .ShouldStartWith("The execution of order should have succeeded, but failed with the error 'Broken' and the cause 'out of order'");
        Should.Throw<WorkflowAssertionException>(() => run.Output).Message.ShouldStartWith("The execution of order has no output");
    }

    [Fact]
    public async Task A_task_without_a_mock_fails_the_test_and_is_not_caught_by_the_workflow()
    {
        var failure = await Should.ThrowAsync<WorkflowAssertionException>(() => Order.Mock("Charge", Throws("CardRefused")).RunAsync());

        failure.Message.ShouldBe("""
            'Tell' calls arn:aws:states:::sns:publish, and the test says nothing about it. Say what it comes to, such as:
              .Mock("Tell", Returns(new { … }))

            order was given up after 0 s
              started with {}
              0 s  Charge (Task)  {} ✗ CardRefused, caught → {"error":{"Error":"CardRefused","Cause":""}}
              0 s  Tell (Task)  {"error":{"Error":"CardRefused","Cause":""}} … unfinished
            """);
    }

    [Fact]
    public async Task A_call_more_than_there_are_answers_fails_the_test()
    {
        async Task Fails(TaskMock mock, string reason) =>
            (await Should.ThrowAsync<WorkflowAssertionException>(() => Order.Mock("Charge", mock).RunAsync())).Message.ShouldStartWith($"'Charge' got no answer: {reason}.\n");

        await Fails(InOrder(Throws("Busy"), Throws("Busy")), "its mock has 2 answers in order, and this is call 3");
        await Fails(Throws("Busy").Times(1), "its mock answers 1 call, and this is call 2");
    }

    [Fact]
    public async Task An_execution_that_would_never_end_fails_the_test()
    {
        (await Should.ThrowAsync<WorkflowAssertionException>(() => Order.Mock("Charge", Never()).RunAsync()))
            .Message.ShouldStartWith("The execution of order never ends: 'Charge' waits for an answer that never comes, and has neither TimeoutSeconds nor HeartbeatSeconds.");

        var loop = Of("loop", """
            {"Sleep": {"Type": "Wait", "Seconds": 86400, "Next": "Done?"},
             "Done?": {"Type": "Choice", "Choices": [{"Variable": "$.done", "IsPresent": true, "Next": "Done"}], "Default": "Sleep"},
             "Done": {"Type": "Succeed"}}
            """);
        (await Should.ThrowAsync<WorkflowAssertionException>(() => loop.RunAsync()))
            .Message.ShouldStartWith("The execution of loop never ends: it has run for more than a year");

        var busy = WorkflowUnderTest.FromDefinition("""
            {"StartAt": "Turn", "States": {
              "Turn": {"Type": "Pass", "Next": "Done?"},
              "Done?": {"Type": "Choice", "Choices": [{"Variable": "$.done", "IsPresent": true, "Next": "Done"}], "Default": "Turn"},
              "Done": {"Type": "Succeed"}}}
            """, WorkflowType.Express, "busy");
        var failure = await Should.ThrowAsync<WorkflowAssertionException>(() => busy.RunAsync());
        failure.Message.ShouldStartWith("The execution of busy never ends: it has recorded 100,000 events without any time going by.");
        failure.Trace.Split('\n').Length.ShouldBeLessThan(250);
    }

    [Theory]
    [InlineData("Chrage", "order has no Task 'Chrage', and none that calls it; did you mean \"Charge\"? The Tasks of order are:\n  Charge (arn:aws:lambda:us-east-1:123456789012:function:charge-dev)\n  Tell (arn:aws:states:::sns:publish)")]
    [InlineData("Ship", "'Ship' is a Wait state: only a Task can be mocked. The Tasks of order are:")]
    [InlineData("something else", "order has no Task 'something else', and none that calls it. The Tasks")]
    public void A_mock_of_what_is_not_there_is_refused_at_once(string target, string message) =>
        Should.Throw<WorkflowSetupException>(() => Order.Mock(target, Never())).Message.ShouldStartWith(message);

    [Fact]
    public async Task A_question_about_a_state_that_is_not_there_is_refused()
    {
        var run = await Order.Mock("Charge", Returns("1")).RunAsync();

        Should.Throw<WorkflowSetupException>(() => run.Retries("charge")).Message.ShouldBe("order has no state 'charge'; did you mean \"Charge\"? It has: Charge, Tell, Ship.");
    }

    [Fact]
    public void A_text_that_is_not_JSON_is_refused_with_the_reason() =>
        Should.Throw<WorkflowSetupException>(() => Returns("hello")).Message.ShouldStartWith("This text is not JSON: hello\nA string is taken as JSON text");

    [Fact]
    public void A_definition_with_problems_is_refused_with_all_of_them()
    {
        var message = Should.Throw<WorkflowSetupException>(() => Of("bad", """{"A": {"Type": "Pass", "Next": "Nowhere", "Reslut": 1}}""")).Message;

        message.ShouldContain("/States/A/Next");
        message.ShouldContain("did you mean \"Result\"?");
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_placeholder_that_is_not_there_are_refused()
    {
        Should.Throw<WorkflowSetupException>(() => WorkflowUnderTest.FromFile("definitions/piza.asl.json")).Message.ShouldStartWith("There is no file 'definitions/piza.asl.json' in ");
        Should.Throw<WorkflowSetupException>(() => WorkflowUnderTest.FromFile("definitions/pizza.asl.json", substitutions: new Dictionary<string, string> { ["PineapleCheckArn"] = "arn" }))
            .Message.ShouldBe("definitions/pizza.asl.json has no placeholder ${PineapleCheckArn}; did you mean \"PineappleCheckArn\"? It has: PineappleCheckArn.");
    }
}
