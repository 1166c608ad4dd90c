using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.StatesLanguage.Executions;

public sealed class ExecutionTests
{
    private const string WaitForLong = """{"StartAt":"W","TimeoutSeconds":3,"States":{"W":{"Type":"Wait","Seconds":25,"End":true}}}""";

    [Fact]
    public void A_state_machine_times_out_after_TimeoutSeconds()
    {
        var workflow = Workflow.Run(WaitForLong);

        workflow.Result.Status.ShouldBe(ExecutionStatus.TimedOut);
        workflow.Result.Error.ShouldBeNull();
        workflow.Seconds.ShouldBe(3);
        workflow.Json[^1].GetProperty("executionTimedOutEventDetails").GetRawText().ShouldBe("""{"error":"States.Timeout"}""");
        workflow.Events[^1].PreviousId.ShouldBe(0);
    }

    [Fact]
    public void An_Express_execution_ends_after_five_minutes()
    {
        var workflow = Workflow.Run("""{"W":{"Type":"Wait","Seconds":301,"End":true}}""", type: WorkflowType.Express);

        workflow.Result.Status.ShouldBe(ExecutionStatus.TimedOut);
        workflow.Seconds.ShouldBe(300);
    }

    [Theory]
    [InlineData("Manual", "probe", """{"error":"Manual","cause":"probe"}""")]
    [InlineData(null, null, "{}")]
    public void A_stopped_execution_is_aborted_and_its_task_cancelled(string? error, string? cause, string details)
    {
        var cancelled = default(CancellationToken);
        var workflow = Workflow.Start(Workflow.Task(), "{}", (_, cancellation) =>
        {
            cancelled = cancellation;
            return new(new TaskCompletionSource<TaskResult>().Task);
        });

        workflow.Execution.Stop(error, cause);
        workflow.Execution.Stop("again", null);

        workflow.Result.ShouldBe(new ExecutionResult(ExecutionStatus.Aborted, null, error, cause, workflow.Execution.StartDate));
        workflow.Json[^1].GetProperty("executionAbortedEventDetails").GetRawText().ShouldBe(details);
        cancelled.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_Standard_execution_fails_with_event_25000()
    {
        var workflow = Workflow.Run("""{"Loop":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":true,"Next":"End"}],"Default":"Loop"},"End":{"Type":"Succeed"}}""");

        workflow.Events.Count.ShouldBe(25_000);
        workflow.Result.Error.ShouldBe("States.Runtime");
        workflow.Result.Cause.ShouldBe("The execution reached the maximum number of history events (25000).");
        workflow.Events[^1].PreviousId.ShouldBe(24_999);
    }

    [Fact]
    public void The_limit_holds_inside_a_Map_too()
    {
        var items = string.Join(',', Enumerable.Repeat(0, 10_000));
        var workflow = Workflow.Run(
            """{"M":{"Type":"Map","ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},"End":true}}""", $"[{items}]");

        workflow.Events.Count.ShouldBe(25_000);
        workflow.Result.Status.ShouldBe(ExecutionStatus.Failed);
    }

    [Fact]
    public async Task Whoever_awaits_an_execution_gets_its_result()
    {
        var answer = new TaskCompletionSource<TaskResult>();
        var workflow = Workflow.Start(Workflow.Task(), "{}", (_, _) => new(answer.Task));
        var completion = workflow.Execution.Completion;

        completion.IsCompleted.ShouldBeFalse();
        answer.SetResult(TaskResult.Succeeded(42));

        (await completion).Output!.ToJson().ShouldBe("42");
    }

    [Fact]
    public async Task Cancelling_a_run_aborts_it()
    {
        using var cancellation = new CancellationTokenSource();
        var machine = StateMachine.Parse(WaitForLong, WorkflowType.Standard).Machine!;
        var identity = new ExecutionIdentity("arn", "run", "machine", "Machine", "role");
        var running = Execution.RunAsync(new ExecutionRequest(machine, true, identity, Workflow.NoTasks) { Time = new VirtualTime() }, cancellation.Token);

        await cancellation.CancelAsync();

        (await running).Status.ShouldBe(ExecutionStatus.Aborted);
    }

    [Fact]
    public async Task Answers_from_many_threads_are_taken_one_at_a_time()
    {
        var branches = string.Join(',', Enumerable.Range(0, 40).Select(i =>
            $$$$"""{"StartAt":"T{{{{i}}}}","States":{"T{{{{i}}}}":{"Type":"Task","Resource":"{{{{Workflow.Function}}}}","Next":"U{{{{i}}}}"},"U{{{{i}}}}":{"Type":"Task","Resource":"{{{{Workflow.Function}}}}","End":true}}}"""));
        var workflow = Workflow.Start($$$$"""{"P":{"Type":"Parallel","End":true,"Branches":[{{{{branches}}}}]}}""", "1", async (request, _) =>
        {
            await Task.Yield();
            return TaskResult.Succeeded(request.Input);
        });

        var result = await workflow.Execution.Completion;

        result.Output!.ToJson().ShouldBe($"[{string.Join(',', Enumerable.Repeat(1, 40))}]");
        workflow.Events.Select(happened => happened.Id).ShouldBe(Enumerable.Range(1, workflow.Events.Count));
    }
}
