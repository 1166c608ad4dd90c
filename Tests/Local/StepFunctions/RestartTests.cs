using System.Text.Json;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;
using static Stepyard.Tests.Local.StepFunctions.RestartedYards;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>Executions go on when the yard starts again, whether it was stopped or killed.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly RestartedYards _yards = new();

    public void Dispose() => _yards.Dispose();

    [Fact]
    public async Task An_execution_that_waits_goes_on_waiting_until_its_time()
    {
        string executionArn;
        JsonElement before;
        await using (var yard = await _yards.StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Day);
            await EventsAsync(yard, executionArn, 4);
            before = await yard.CallAsync("DescribeExecution", new { executionArn });
        }

        _yards.Time.Advance(TimeSpan.FromHours(3));
        await using var again = await _yards.StartAsync();
        again.Lines.ShouldBe(["Information states 1 execution goes on."]);
        (await again.CallAsync("DescribeExecution", new { executionArn })).GetRawText().ShouldBe(before.GetRawText());

        _yards.Time.Advance(TimeSpan.FromHours(20));
        (await again.CallAsync("DescribeExecution", new { executionArn })).GetProperty("status").GetString().ShouldBe("RUNNING");

        var ended = await _yards.EndAsync(again, executionArn);
        (ended.GetProperty("stopDate").GetDouble() - ended.GetProperty("startDate").GetDouble()).ShouldBe(86400, tolerance: 0.01);
        var events = await EventsAsync(again, executionArn);
        Types(events).ShouldBe("ExecutionStarted PassStateEntered PassStateExited WaitStateEntered WaitStateExited PassStateEntered PassStateExited ExecutionSucceeded");
        events.Select(happened => happened.GetProperty("id").GetInt32()).ShouldBe(Enumerable.Range(1, 8));
        again.Lines.Where(line => line.Contains('→', StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldEndWith("→ After");
    }

    [Fact]
    public async Task A_wait_that_ended_while_the_yard_was_down_ends_at_once()
    {
        string executionArn;
        await using (var yard = await _yards.StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Day);
            await EventsAsync(yard, executionArn, 4);
        }

        _yards.Time.Advance(TimeSpan.FromDays(3));
        await using var again = await _yards.StartAsync();

        (await _yards.EndAsync(again, executionArn)).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task A_Task_that_has_its_result_is_never_done_again_and_one_in_flight_is()
    {
        var second = new TaskCompletionSource();
        _yards.Answer = async request =>
        {
            if (request.State == "Second" && _yards.Calls.Count == 2)
            {
                second.SetResult();
                await Task.Delay(Timeout.Infinite, new CancellationTokenSource().Token);
            }

            return TaskResult.Succeeded(request.State);
        };
        string executionArn;
        string crashed;
        await using (var yard = await _yards.StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Tasks("First", "Second"));
            await second.Task;
            crashed = await _yards.CrashAfterAsync("\"Second\"");
        }

        await using var again = await _yards.StartAsync(crashed);

        (await _yards.EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("\"Second\"");
        _yards.Calls.Select(call => call.State).ShouldBe(["First", "Second", "Second"]);
        Types(await EventsAsync(again, executionArn)).ShouldBe(
            "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSucceeded TaskStateExited "
            + "TaskStateEntered TaskScheduled TaskStarted TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_task_token_is_good_after_a_restart(bool isKilled)
    {
        string executionArn;
        string folder;
        await using (var yard = await _yards.StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Callback);
            await EventsAsync(yard, executionArn, 5);
            folder = isKilled ? CrashedFolder.Copy(_yards.Folder) : _yards.Folder;
        }

        await using var again = await _yards.StartAsync(folder);
        await again.CallAsync("SendTaskSuccess", new { taskToken = _yards.Calls.ShouldHaveSingleItem().TaskToken, output = "\"approved\"" });

        (await _yards.EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("\"approved\"");
    }

    [Fact]
    public async Task A_task_token_whose_service_was_being_called_is_good_as_soon_as_the_yard_answers()
    {
        var called = new TaskCompletionSource();
        _yards.Answer = async _ =>
        {
            called.TrySetResult();
            await Task.Delay(Timeout.Infinite, new CancellationTokenSource().Token);
            return default;
        };
        string executionArn;
        string crashed;
        await using (var yard = await _yards.StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Callback);
            await called.Task;
            crashed = await _yards.CrashAfterAsync("\"Ask\"");
        }

        await using var again = await _yards.StartAsync(crashed);
        await again.CallAsync("SendTaskSuccess", new { taskToken = _yards.Calls.First().TaskToken, output = "1" });

        (await _yards.EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("1");
        _yards.Calls.Select(call => call.TaskToken).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_answered_before_the_yard_was_killed_is_known_afterwards()
    {
        var yard = await _yards.StartAsync();
        await using var _ = yard;
        var waiting = await StartExecutionAsync(yard, Callback, "waiting");
        var stopped = await StartExecutionAsync(yard, Day, "stopped");
        await yard.CallAsync("StopExecution", new { executionArn = stopped, error = "Enough" });
        await EventsAsync(yard, waiting, 5);
        await yard.CallAsync("SendTaskSuccess", new { taskToken = _yards.Calls.Single().TaskToken, output = "1" });
        await yard.CreateAsync(StatesYard.Pass, name: "created");

        await using var again = await _yards.StartAsync(CrashedFolder.Copy(_yards.Folder));

        (await _yards.EndAsync(again, waiting)).GetProperty("output").GetString().ShouldBe("1");
        (await again.CallAsync("DescribeExecution", new { executionArn = stopped })).GetProperty("error").GetString().ShouldBe("Enough");
        (await again.CallAsync("ListStateMachines", new { })).GetProperty("stateMachines").GetRawText().ShouldContain("created");
    }

    [Fact]
    public async Task An_execution_that_another_one_waits_for_is_not_stopped_with_the_yard()
    {
        string parent;
        string child;
        await using (var yard = await _yards.StartAsync())
        {
            await yard.CreateAsync(Day, name: "child");
            parent = await StartExecutionAsync(yard, """
                {"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:child","Name":"c","Input":{"a":1}},"ResultSelector":{"output.$":"$.Output"},"End":true}}}
                """);
            await EventsAsync(yard, parent, 5);
            child = "arn:aws:states:us-east-1:123456789012:execution:child:c";
            await EventsAsync(yard, child, 4);
        }

        await using var again = await _yards.StartAsync();
        (await again.CallAsync("DescribeExecution", new { executionArn = child })).GetProperty("status").GetString().ShouldBe("RUNNING");
        (await _yards.EndAsync(again, parent)).GetProperty("output").GetString().ShouldBe("""{"output":{"a":1}}""");
    }

    [Fact]
    public async Task A_map_run_goes_on_with_the_children_that_have_not_ended()
    {
        _yards.Answer = request => request.Input.Equals(Value.Parse("""{"Message":2}""")) && !_yards.Calls.Skip(3).Any()
            ? new(Task.Delay(Timeout.Infinite, new CancellationTokenSource().Token).ContinueWith(_ => TaskResult.Succeeded(request.Input), TaskScheduler.Default))
            : new(TaskResult.Succeeded(request.Input));
        string executionArn;
        string mapRunArn;
        string crashed;
        await using (var yard = await _yards.StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Map("MaxConcurrency\":0,\"Label\":\"Lair", """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message.$":"$"},"ResultSelector":{"is.$":"$.Message"},"End":true}"""), input: "[1,2,3]");
            mapRunArn = await CountAsync(yard, executionArn, succeeded: 2);
            crashed = CrashedFolder.Copy(_yards.Folder);
        }

        await using var again = await _yards.StartAsync(crashed);

        (await _yards.EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("""[{"is":1},{"is":2},{"is":3}]""");
        _yards.Calls.Select(call => call.Input.ToJson()).Order(StringComparer.Ordinal).ShouldBe(["""{"Message":1}""", """{"Message":2}""", """{"Message":2}""", """{"Message":3}"""]);
        var children = (await again.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions").EnumerateArray().ToList();
        children.Select(child => child.GetProperty("status").GetString()).ShouldBe(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"]);
        (await again.CallAsync("DescribeMapRun", new { mapRunArn })).GetProperty("executionCounts").GetProperty("succeeded").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task An_execution_whose_state_machine_is_unknown_stands_still_and_does_not_stop_the_start()
    {
        await using (var yard = await _yards.StartAsync())
        {
            await StartExecutionAsync(yard, Day);
        }

        File.Delete(Path.Combine(_yards.Folder, "states", "catalogue.log"));
        await using var again = await _yards.StartAsync();

        again.Lines.ShouldHaveSingleItem().ShouldContain("can't go on, and stands still: the catalogue has no revision");
    }

    private static string Callback => """{"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sns:publish.waitForTaskToken","Parameters":{"Message.$":"$$.Task.Token"},"End":true}}}""";

    private static string Tasks(params string[] names) =>
        $$"""{"StartAt":"{{names[0]}}","States":{ {{string.Join(',', names.Select((name, i) => $$"""
            "{{name}}":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m"},{{(i + 1 < names.Length ? $"\"Next\":\"{names[i + 1]}\"" : "\"End\":true")}}}
            """))}} } }""";

    private static string Types(IEnumerable<JsonElement> events) => string.Join(' ', events.Select(happened => happened.GetProperty("type").GetString()));

    private static async Task<string> CountAsync(StatesYard yard, string executionArn, int succeeded)
    {
        while (true)
        {
            var runs = (await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns");
            if (runs.GetArrayLength() == 1)
            {
                var mapRunArn = runs[0].GetProperty("mapRunArn").GetString()!;
                if ((await yard.CallAsync("DescribeMapRun", new { mapRunArn })).GetProperty("itemCounts").GetProperty("succeeded").GetInt32() == succeeded)
                {
                    return mapRunArn;
                }
            }

            await Task.Yield();
        }
    }
}
