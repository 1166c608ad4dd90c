using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.Tests.StatesLanguage.Journals;

namespace Stepyard.Tests.StatesLanguage.Executions;

public sealed class RedriveTests
{
    private const string Fn = Workflow.Function;

    private const string Chain = $$$$$"""
        {"A":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"a":1},"ResultPath":"$.a","Assign":{"v":"kept"},"Next":"B"},
         "B":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"b.$":"$.a","v.$":"$v","redrives.$":"$$.Execution.RedriveCount"},"Next":"C"},
         "C":{"Type":"Pass","End":true}}
        """;

    private const string Parallel = $$$$$"""
        {"All":{"Type":"Parallel","End":true,"Branches":[
          {"StartAt":"Good","States":{"Good":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"good":1},"End":true}}},
          {"StartAt":"Slow","States":{"Slow":{"Type":"Wait","Seconds":60,"Next":"After"},"After":{"Type":"Pass","Result":"after","End":true}}},
          {"StartAt":"Before","States":{"Before":{"Type":"Pass","Next":"Bad"},"Bad":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"bad":1},"End":true}}}]}}
        """;

    private const string Map = $$$$$"""
        {"Each":{"Type":"Map","MaxConcurrency":1,"End":true,"ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"i.$":"$"},"End":true}} } }}
        """;

    [Fact]
    public void A_failed_Task_runs_again_with_its_input_and_the_variables_and_nothing_before_it_does()
    {
        var flaky = new Flaky("\"b\"");
        var workflow = Workflow.Run(Chain, tasks: flaky.Answer);
        workflow.Result.Status.ShouldBe(ExecutionStatus.Failed);

        workflow.Execution.Redrive();
        workflow.Finish();

        workflow.Output.ShouldBe("""{"b":{"a":1},"v":"kept","redrives":1}""");
        flaky.Inputs.ShouldBe(["""{"a":1}""", """{"b":{"a":1},"v":"kept","redrives":0}""", """{"b":{"a":1},"v":"kept","redrives":1}"""]);
        workflow.Trail.ShouldEndWith("LambdaFunctionFailed ExecutionFailed ExecutionRedriven LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionSucceeded TaskStateExited PassStateEntered PassStateExited");
        var redriven = workflow.Json.Single(happened => happened.GetProperty("type").GetString() == "ExecutionRedriven");
        redriven.GetProperty("executionRedrivenEventDetails").GetRawText().ShouldBe("""{"redriveCount":1}""");
        workflow.Json[redriven.GetProperty("id").GetInt32()].GetProperty("previousEventId").GetInt32().ShouldBe(redriven.GetProperty("id").GetInt32());
    }

    [Fact]
    public void Retries_begin_anew()
    {
        var flaky = new Flaky("\"a\"", failures: 4);
        var states = $$$$$"""{"A":{"Type":"Task","Resource":"{{{{{Fn}}}}}","Parameters":{"a.$":"$$.State.RetryCount"},"Retry":[{"ErrorEquals":["Busy"],"MaxAttempts":2}],"End":true}}""";
        var workflow = Workflow.Run(states, tasks: flaky.Answer);

        workflow.Execution.Redrive();
        workflow.Finish();

        workflow.Result.Status.ShouldBe(ExecutionStatus.Succeeded);
        flaky.Inputs.ShouldBe(["""{"a":0}""", """{"a":1}""", """{"a":2}""", """{"a":0}""", """{"a":1}"""]);
    }

    [Fact]
    public void Of_a_Parallel_state_only_the_branches_that_did_not_succeed_run_again_and_from_where_they_were()
    {
        var flaky = new Flaky("\"bad\"");
        var workflow = Workflow.Run(Parallel, tasks: flaky.Answer);

        workflow.Execution.Redrive();
        workflow.Finish();

        workflow.Output.ShouldBe("""[{"good":1},"after",{"bad":1}]""");
        flaky.Inputs.Order().ShouldBe(["""{"bad":1}""", """{"bad":1}""", """{"good":1}"""]);
        workflow.Events.Count(happened => happened.Type == "ParallelStateEntered").ShouldBe(1);
    }

    [Fact]
    public void Of_a_Map_state_only_the_iterations_that_did_not_succeed_run_again()
    {
        var flaky = new Flaky("2");
        var workflow = Workflow.Run(Map, "[1,2,3]", flaky.Answer);

        workflow.Execution.Redrive();
        workflow.Finish();

        workflow.Output.ShouldBe("""[{"i":1},{"i":2},{"i":3}]""");
        flaky.Inputs.ShouldBe(["""{"i":1}""", """{"i":2}""", """{"i":2}""", """{"i":3}"""]);
    }

    [Fact]
    public void Of_a_distributed_Map_only_the_child_executions_that_did_not_succeed_run_again()
    {
        var flaky = new Flaky("2");
        var states = Map.Replace("\"ItemProcessor\":{", "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"EXPRESS\"},");
        var workflow = Workflow.Run(states, "[1,2,3]", flaky.Answer);
        workflow.Result.Error.ShouldBe("States.ExceedToleratedFailureThreshold");

        workflow.Execution.Redrive();
        workflow.Finish();

        workflow.Output.ShouldBe("""[{"i":1},{"i":2},{"i":3}]""");
        flaky.Inputs.ShouldBe(["""{"i":1}""", """{"i":2}""", """{"i":2}""", """{"i":3}"""]);
        workflow.Trail.ShouldBe(
            "MapStateEntered MapStateStarted MapRunStarted MapRunFailed MapStateFailed ExecutionFailed ExecutionRedriven MapRunRedriven MapRunSucceeded MapStateSucceeded MapStateExited");
    }

    [Fact]
    public void A_map_run_is_redriven_a_thousand_times()
    {
        var states = Map.Replace("\"ItemProcessor\":{", "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"EXPRESS\"},");
        var workflow = Workflow.Run(states, "[1]", _ => TaskResult.Failed("Busy", null));

        for (var i = 0; i < 1000; i++)
        {
            workflow.Execution.Redrive();
            workflow.Result.Error.ShouldBe("States.ExceedToleratedFailureThreshold");
        }

        workflow.Execution.Redrive();

        workflow.Result.Error.ShouldBe("States.Runtime");
        workflow.Result.Cause.ShouldNotBeNull().ShouldContain("has been redriven 1000 times, which is the limit.");
        workflow.Events.Count(happened => happened.Type == "MapRunRedriven").ShouldBe(1000);
    }

    [Fact]
    public void Children_that_ended_too_long_ago_stay_as_they_are()
    {
        var flaky = new Flaky("2");
        var states = """{"Each":{"Type":"Map","ToleratedFailureCount":0,"End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Task","Resource":"FN","Parameters":{"i.$":"$"},"End":true}}}}}""".Replace("FN", Fn, StringComparison.Ordinal);
        var workflow = Workflow.Run(states, "[1,2]", flaky.Answer);
        workflow.Time.Advance(TimeSpan.FromDays(15));

        workflow.Execution.Redrive();

        workflow.Result.Error.ShouldBe("States.ExceedToleratedFailureThreshold");
        flaky.Inputs.Count.ShouldBe(2);
    }

    [Fact]
    public void A_stopped_execution_goes_on_where_it_was()
    {
        var workflow = Workflow.Start(Parallel, "{}", (request, _) => new(TaskResult.Succeeded(request.Input)));
        workflow.Execution.Stop("Enough", null);
        workflow.Result.Status.ShouldBe(ExecutionStatus.Aborted);

        workflow.Execution.Redrive();
        workflow.Finish();

        workflow.Output.ShouldBe("""[{"good":1},"after",{"bad":1}]""");
    }

    [Fact]
    public void A_Fail_state_is_entered_again()
    {
        var workflow = Workflow.Run("""{"No":{"Type":"Fail","Error":"No"}}""");

        workflow.Execution.Redrive();

        workflow.Result.Error.ShouldBe("No");
        workflow.Trail.ShouldBe("FailStateEntered ExecutionFailed ExecutionRedriven FailStateEntered");
    }

    [Fact]
    public void The_time_that_an_execution_may_take_begins_anew()
    {
        var workflow = Workflow.Start(
            """{"StartAt":"W","TimeoutSeconds":100,"States":{"W":{"Type":"Wait","Seconds":150,"Next":"P"},"P":{"Type":"Pass","End":true}}}""",
            "{}", (_, _) => default);
        workflow.Finish();
        (workflow.Result.Status, workflow.Seconds).ShouldBe((ExecutionStatus.TimedOut, 100));

        workflow.Execution.Redrive();
        workflow.Finish();

        (workflow.Result.Status, workflow.Seconds).ShouldBe((ExecutionStatus.TimedOut, 200));
        workflow.Execution.RedriveCount.ShouldBe(1);
    }

    [Fact]
    public void What_succeeded_or_still_runs_is_not_redriven()
    {
        var succeeded = Workflow.Run("""{"P":{"Type":"Pass","End":true}}""");
        var running = Workflow.Start("""{"W":{"Type":"Wait","Seconds":150,"End":true}}""", "{}", (_, _) => default);

        succeeded.Execution.Redrive();
        running.Execution.Redrive();
        running.Finish();

        (succeeded.Events.Count, running.Events.Count).ShouldBe((4, 4));
    }

    [Theory]
    [InlineData(Chain, "{}", "\"b\"")]
    [InlineData(Parallel, "{}", "\"bad\"")]
    [InlineData(Map, "[1,2,3]", "2")]
    public void A_redrive_is_repeated_after_a_crash_as_all_else(string states, string input, string failing)
    {
        var definition = $$"""{"StartAt":"{{(states == Chain ? "A" : states == Map ? "Each" : "All")}}","States":{{states}}}""";
        var flaky = new Flaky(failing);
        var first = DurableRun.Begin(definition, input, flaky.AnswerAsync).Finish();
        var failed = first.Journal.Happenings;

        var second = DurableRun.Begin(definition, input, flaky.AnswerAsync, failed, redrives: 1);
        second.RunUntil(() => second.Execution.RedriveCount == 1).Finish();
        second.Result.Status.ShouldBe(ExecutionStatus.Succeeded);

        var past = failed.Concat(second.Journal.Happenings).ToList();
        var again = DurableRun.Begin(definition, input, flaky.AnswerAsync, past).Finish();
        again.RunUntil(() => !again.Execution.IsRepeating);

        again.History.ShouldBe(second.History);
        again.Calls.ShouldBeEmpty();
    }

    /// <summary>A function that fails so often for one input, and otherwise answers with its input.</summary>
    private sealed class Flaky(string failing, int failures = 1)
    {
        private int _left = failures;

        public List<string> Inputs { get; } = [];

        public TaskResult Answer(TaskRequest request)
        {
            Inputs.Add(request.Input.ToJson());
            return Inputs[^1].Contains(failing, StringComparison.Ordinal) && _left-- > 0 ? TaskResult.Failed("Busy", null) : TaskResult.Succeeded(request.Input);
        }

        public ValueTask<TaskResult> AnswerAsync(TaskRequest request)
        {
            lock (Inputs)
            {
                return new(Answer(request));
            }
        }
    }
}
