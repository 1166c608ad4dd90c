using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html</summary>
public sealed class RetryAndCatchTests
{
    [Theory]
    [InlineData(""" "ErrorEquals":["States.ALL"] """, 4, 1 + 2 + 4)]
    [InlineData(""" "ErrorEquals":["KnownError"],"IntervalSeconds":3,"MaxAttempts":2,"BackoffRate":1.5 """, 3, 3 + 4.5)]
    [InlineData(""" "ErrorEquals":["KnownError"],"IntervalSeconds":10,"MaxAttempts":3,"BackoffRate":10,"MaxDelaySeconds":30 """, 4, 10 + 30 + 30)]
    [InlineData(""" "ErrorEquals":["States.TaskFailed"],"MaxAttempts":0 """, 1, 0)]
    [InlineData(""" "ErrorEquals":["OtherError"] """, 1, 0)]
    public void A_failed_Task_is_retried_with_growing_delays(string retrier, int calls, double seconds)
    {
        var called = 0;
        var workflow = Workflow.Run(Workflow.Task($$$$""" "Retry":[{{{{{retrier}}}}}] """), tasks: _ =>
        {
            called++;
            return TaskResult.Failed("KnownError", null);
        });

        called.ShouldBe(calls);
        workflow.Seconds.ShouldBe(seconds);
        workflow.Result.Error.ShouldBe("KnownError");
    }

    [Fact]
    public void Full_jitter_waits_for_less_than_the_whole_delay()
    {
        var workflow = Workflow.Run(
            Workflow.Task(""" "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":100,"MaxAttempts":2,"BackoffRate":1,"JitterStrategy":"FULL"}] """),
            tasks: _ => TaskResult.Failed("E", null));

        workflow.Seconds.ShouldBeInRange(0.001, 199.999);
    }

    [Fact]
    public void Each_retrier_counts_its_own_attempts()
    {
        string[] errors = ["A", "B", "A", "B", "A"];
        var called = 0;
        var workflow = Workflow.Run(
            Workflow.Task(""" "Retry":[{"ErrorEquals":["A"],"MaxAttempts":2},{"ErrorEquals":["B"],"MaxAttempts":2}] """),
            tasks: _ => TaskResult.Failed(errors[called++], null));

        called.ShouldBe(5);
        workflow.Result.Error.ShouldBe("A");
    }

    [Fact]
    public void A_Task_that_succeeds_at_last_succeeds_and_knows_how_often_it_was_retried()
    {
        var called = 0;
        var workflow = Workflow.Run(
            Workflow.Task(""" "Parameters":{"attempt.$":"$$.State.RetryCount"},"Retry":[{"ErrorEquals":["States.ALL"]}] """),
            tasks: request => called++ < 2 ? TaskResult.Failed("E", null) : TaskResult.Succeeded(request.Input));

        workflow.Output.ShouldBe("""{"attempt":2}""");
    }

    [Fact]
    public void A_storm_of_retries_takes_no_time()
    {
        var called = 0;
        var workflow = Workflow.Run(
            Workflow.Task(""" "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":5000,"BackoffRate":1,"IntervalSeconds":60}] """),
            tasks: _ => TaskResult.Failed($"E{called++}", null));

        called.ShouldBe(5001);
        workflow.Seconds.ShouldBe(300_000);
    }

    [Theory]
    [InlineData("", """{"Error":"KnownError","Cause":"why"}""")]
    [InlineData(""","ResultPath":"$.failure" """, """{"phone":"1","failure":{"Error":"KnownError","Cause":"why"}}""")]
    [InlineData(""","ResultPath":null""", """{"phone":"1"}""")]
    public void A_caught_error_goes_where_ResultPath_says(string fields, string output)
    {
        var workflow = Workflow.Run($$$$"""
            {
              "Call": { "Type": "Task", "Resource": "{{{{Workflow.Function}}}}", "OutputPath": "$.unused", "End": true,
                        "Catch": [{ "ErrorEquals": ["Other"], "Next": "No" }, { "ErrorEquals": ["KnownError"], "Next": "Handle"{{{{fields}}}} }] },
              "No": { "Type": "Fail" },
              "Handle": { "Type": "Pass", "End": true }
            }
            """, """{"phone":"1"}""", _ => TaskResult.Failed("KnownError", "why"));

        workflow.Output.ShouldBe(output);
        workflow.Trail.ShouldEndWith("LambdaFunctionFailed TaskStateExited PassStateEntered PassStateExited");
    }

    [Theory]
    [InlineData("States.ALL", "AnyError", true)]
    [InlineData("States.TaskFailed", "AnyError", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.Timeout", "States.HeartbeatTimeout", true)]
    [InlineData("States.ALL", "States.DataLimitExceeded", true)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    public void Wildcards_catch_what_AWS_says(string catcher, string error, bool caught) =>
        Workflow.Run($$$$"""
            {
              "Call": { "Type": "Task", "Resource": "{{{{Workflow.Function}}}}", "End": true, "Catch": [{ "ErrorEquals": ["{{{{catcher}}}}"], "Next": "Handle" }] },
              "Handle": { "Type": "Pass", "End": true }
            }
            """, tasks: _ => TaskResult.Failed(error, null)).Result.Status.ShouldBe(caught ? ExecutionStatus.Succeeded : ExecutionStatus.Failed);

    [Fact]
    public void Retries_come_before_the_catch()
    {
        var called = 0;
        var workflow = Workflow.Run($$$$"""
            {
              "Call": { "Type": "Task", "Resource": "{{{{Workflow.Function}}}}", "End": true,
                        "Retry": [{ "ErrorEquals": ["KnownError"], "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 2 }],
                        "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Handle" }] },
              "Handle": { "Type": "Pass", "Result": "handled", "End": true }
            }
            """, tasks: _ =>
        {
            called++;
            return TaskResult.Failed("KnownError", null);
        });

        called.ShouldBe(3);
        workflow.Seconds.ShouldBe(3);
        workflow.Output.ShouldBe("\"handled\"");
    }
}
