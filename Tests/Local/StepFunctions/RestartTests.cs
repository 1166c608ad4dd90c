using System.Collections.Concurrent;
using System.Text.Json;
using Stepyard.Local;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>State machines and executions are still there when the yard starts again, whether it was stopped or killed.</summary>
public sealed class RestartTests : IDisposable
{
    private const string MachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza";
    private const string Day = """{"StartAt":"Before","States":{"Before":{"Type":"Pass","Next":"Long"},"Long":{"Type":"Wait","Seconds":86400,"Next":"After"},"After":{"Type":"Pass","End":true}}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;
    private readonly VirtualTime _time = new();
    private readonly ConcurrentQueue<TaskRequest> _calls = new();
    private Func<TaskRequest, ValueTask<TaskResult>> _answer = request => new(TaskResult.Succeeded(request.Input));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_execution_that_waits_goes_on_waiting_until_its_time()
    {
        string executionArn;
        JsonElement before;
        await using (var yard = await StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Day);
            await EventsAsync(yard, executionArn, 4);
            before = await yard.CallAsync("DescribeExecution", new { executionArn });
        }

        _time.Advance(TimeSpan.FromHours(3));
        await using var again = await StartAsync();
        again.Lines.ShouldBe(["Information states 1 execution goes on."]);
        (await again.CallAsync("DescribeExecution", new { executionArn })).GetRawText().ShouldBe(before.GetRawText());

        _time.Advance(TimeSpan.FromHours(20));
        (await again.CallAsync("DescribeExecution", new { executionArn })).GetProperty("status").GetString().ShouldBe("RUNNING");

        var ended = await EndAsync(again, executionArn);
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
        await using (var yard = await StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Day);
            await EventsAsync(yard, executionArn, 4);
        }

        _time.Advance(TimeSpan.FromDays(3));
        await using var again = await StartAsync();

        (await EndAsync(again, executionArn)).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task A_Task_that_has_its_result_is_never_done_again_and_one_in_flight_is()
    {
        var second = new TaskCompletionSource();
        _answer = async request =>
        {
            if (request.State == "Second" && _calls.Count == 2)
            {
                second.SetResult();
                await Task.Delay(Timeout.Infinite, new CancellationTokenSource().Token);
            }

            return TaskResult.Succeeded(request.State);
        };
        string executionArn;
        string crashed;
        await using (var yard = await StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Tasks("First", "Second"));
            await second.Task;
            crashed = await CrashAfterAsync("\"Second\"");
        }

        await using var again = await StartAsync(crashed);

        (await EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("\"Second\"");
        _calls.Select(call => call.State).ShouldBe(["First", "Second", "Second"]);
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
        await using (var yard = await StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Callback);
            await EventsAsync(yard, executionArn, 5);
            folder = isKilled ? CrashedFolder.Copy(_folder) : _folder;
        }

        await using var again = await StartAsync(folder);
        await again.CallAsync("SendTaskSuccess", new { taskToken = _calls.ShouldHaveSingleItem().TaskToken, output = "\"approved\"" });

        (await EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("\"approved\"");
    }

    [Fact]
    public async Task A_task_token_whose_service_was_being_called_is_good_as_soon_as_the_yard_answers()
    {
        var called = new TaskCompletionSource();
        _answer = async _ =>
        {
            called.TrySetResult();
            await Task.Delay(Timeout.Infinite, new CancellationTokenSource().Token);
            return default;
        };
        string executionArn;
        string crashed;
        await using (var yard = await StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Callback);
            await called.Task;
            crashed = await CrashAfterAsync("\"Ask\"");
        }

        await using var again = await StartAsync(crashed);
        await again.CallAsync("SendTaskSuccess", new { taskToken = _calls.First().TaskToken, output = "1" });

        (await EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("1");
        _calls.Select(call => call.TaskToken).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_answered_before_the_yard_was_killed_is_known_afterwards()
    {
        var yard = await StartAsync();
        await using var _ = yard;
        var waiting = await StartExecutionAsync(yard, Callback, "waiting");
        var stopped = await StartExecutionAsync(yard, Day, "stopped");
        await yard.CallAsync("StopExecution", new { executionArn = stopped, error = "Enough" });
        await EventsAsync(yard, waiting, 5);
        await yard.CallAsync("SendTaskSuccess", new { taskToken = _calls.Single().TaskToken, output = "1" });
        await yard.CreateAsync(StatesYard.Pass, name: "created");

        await using var again = await StartAsync(CrashedFolder.Copy(_folder));

        (await EndAsync(again, waiting)).GetProperty("output").GetString().ShouldBe("1");
        (await again.CallAsync("DescribeExecution", new { executionArn = stopped })).GetProperty("error").GetString().ShouldBe("Enough");
        (await again.CallAsync("ListStateMachines", new { })).GetProperty("stateMachines").GetRawText().ShouldContain("created");
    }

    [Fact]
    public async Task An_execution_that_another_one_waits_for_is_not_stopped_with_the_yard()
    {
        string parent;
        string child;
        await using (var yard = await StartAsync())
        {
            await yard.CreateAsync(Day, name: "child");
            parent = await StartExecutionAsync(yard, """
                {"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:child","Name":"c","Input":{"a":1}},"ResultSelector":{"output.$":"$.Output"},"End":true}}}
                """);
            await EventsAsync(yard, parent, 5);
            child = "arn:aws:states:us-east-1:123456789012:execution:child:c";
            await EventsAsync(yard, child, 4);
        }

        await using var again = await StartAsync();
        (await again.CallAsync("DescribeExecution", new { executionArn = child })).GetProperty("status").GetString().ShouldBe("RUNNING");
        (await EndAsync(again, parent)).GetProperty("output").GetString().ShouldBe("""{"output":{"a":1}}""");
    }

    [Fact]
    public async Task Names_stay_taken()
    {
        await using (var yard = await StartAsync())
        {
            await yard.CreateAsync(StatesYard.Pass, name: "short");
            await yard.CreateAsync(Day, name: "long");
            await yard.CallAsync("StartExecution", new { stateMachineArn = Arn("long"), name = "n", input = "[1]" });
            var ended = await yard.CallAsync("StartExecution", new { stateMachineArn = Arn("short"), name = "n" });
            await yard.EndAsync(ended.GetProperty("executionArn").GetString()!);
        }

        await using var again = await StartAsync();
        (await again.RefusalAsync("StartExecution", new { stateMachineArn = Arn("short"), name = "n" })).Code.ShouldBe("ExecutionAlreadyExists");
        (await again.RefusalAsync("StartExecution", new { stateMachineArn = Arn("long"), name = "n", input = "[ 1 ]" })).Code.ShouldBe("ExecutionAlreadyExists");
        var same = await again.CallAsync("StartExecution", new { stateMachineArn = Arn("long"), name = "n", input = "[1]" });
        same.GetProperty("startDate").GetRawText().ShouldBe("1.7672256E9");
        (await again.CallAsync("StartExecution", new { stateMachineArn = Arn("short"), name = "other" })).TryGetProperty("executionArn", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task All_that_can_be_asked_of_an_execution_that_has_ended_is_answered_as_before()
    {
        var questions = new List<(string Operation, object Request, string Answer)>();
        await using (var yard = await StartAsync())
        {
            var stateMachineArn = await yard.CreateAsync(Map("Label\":\"Lair"));
            var version = (await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn })).GetProperty("stateMachineVersionArn").GetString();
            var alias = (await yard.CallAsync("CreateStateMachineAlias", new { name = "live", routingConfiguration = new[] { new { stateMachineVersionArn = version, weight = 100 } } }))
                .GetProperty("stateMachineAliasArn").GetString();
            var executionArn = (await yard.RunAsync(alias!, "[1, 2, 3]")).GetProperty("executionArn").GetString()!;
            var failed = (await yard.RunAsync(stateMachineArn, "\"none\"")).GetProperty("executionArn").GetString()!;
            var mapRunArn = (await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns")[0].GetProperty("mapRunArn").GetString();
            var childArn = (await yard.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions")[1].GetProperty("executionArn").GetString();
            foreach (var asked in new[] { executionArn, failed, childArn })
            {
                await AskAsync(yard, "DescribeExecution", new { executionArn = asked });
                await AskAsync(yard, "DescribeExecution", new { executionArn = asked, includedData = "METADATA_ONLY" });
                await AskAsync(yard, "DescribeStateMachineForExecution", new { executionArn = asked });
                await AskAsync(yard, "GetExecutionHistory", new { executionArn = asked });
                await AskAsync(yard, "GetExecutionHistory", new { executionArn = asked, reverseOrder = true, maxResults = 3 });
                await AskAsync(yard, "GetExecutionHistory", new { executionArn = asked, includeExecutionData = false });
                await AskAsync(yard, "ListMapRuns", new { executionArn = asked });
            }

            await AskAsync(yard, "DescribeMapRun", new { mapRunArn });
            await AskAsync(yard, "ListExecutions", new { mapRunArn });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn, maxResults = 1 });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn, statusFilter = "FAILED" });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn = alias });
            await AskAsync(yard, "ListExecutions", new { stateMachineArn = version });
        }

        for (var i = 0; i < 2; i++)
        {
            await using var again = await StartAsync();
            again.Lines.ShouldBeEmpty();
            foreach (var (operation, request, answer) in questions)
            {
                (await again.CallAsync(operation, request)).GetRawText().ShouldBe(answer, operation);
            }
        }

        async Task AskAsync(StatesYard yard, string operation, object request) =>
            questions.Add((operation, request, (await yard.CallAsync(operation, request)).GetRawText()));
    }

    [Fact]
    public async Task State_machines_and_activities_of_the_API_come_back_as_they_were_left()
    {
        var questions = new (string, object)[]
        {
            ("ListStateMachines", new { }),
            ("DescribeStateMachine", new { stateMachineArn = MachineArn }),
            ("DescribeStateMachine", new { stateMachineArn = $"{MachineArn}:2" }),
            ("ListStateMachineVersions", new { stateMachineArn = MachineArn }),
            ("DescribeStateMachineAlias", new { stateMachineAliasArn = $"{MachineArn}:live" }),
            ("ListTagsForResource", new { resourceArn = MachineArn }),
            ("ListActivities", new { }),
            ("DescribeActivity", new { activityArn = "arn:aws:states:us-east-1:123456789012:activity:bake" }),
            ("ListTagsForResource", new { resourceArn = "arn:aws:states:us-east-1:123456789012:activity:bake" }),
        };
        List<string> answers;
        await using (var yard = await StartAsync())
        {
            await yard.CreateAsync(StatesYard.Pass);
            await yard.CreateAsync(StatesYard.Wait, "EXPRESS", "deleted");
            await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = Arn("deleted") });
            _time.Advance(TimeSpan.FromMinutes(1));
            await yard.CallAsync("PublishStateMachineVersion", new { stateMachineArn = MachineArn, description = "first" });
            await yard.CallAsync("UpdateStateMachine", new { stateMachineArn = MachineArn, definition = StatesYard.Wait, publish = true, tracingConfiguration = new { enabled = true } });
            await yard.CallAsync("CreateStateMachineAlias", new
            {
                name = "live",
                routingConfiguration = new[] { new { stateMachineVersionArn = $"{MachineArn}:1", weight = 30 }, new { stateMachineVersionArn = $"{MachineArn}:2", weight = 70 } },
            });
            await yard.CallAsync("TagResource", new { resourceArn = MachineArn, tags = new[] { new { key = "oven", value = "heiß" } } });
            await yard.CallAsync("CreateActivity", new { name = "bake", tags = new[] { new { key = "oven", value = "1" } } });
            await yard.CallAsync("CreateActivity", new { name = "gone" });
            await yard.CallAsync("DeleteActivity", new { activityArn = "arn:aws:states:us-east-1:123456789012:activity:gone" });
            answers = await AnswersAsync(yard);
        }

        _time.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 2; i++)
        {
            await using var again = await StartAsync();
            (await AnswersAsync(again)).ShouldBe(answers);
        }

        async Task<List<string>> AnswersAsync(StatesYard yard)
        {
            var told = new List<string>();
            foreach (var (operation, request) in questions)
            {
                told.Add((await yard.CallAsync(operation, request)).GetRawText());
            }

            return told;
        }
    }

    [Fact]
    public async Task A_state_machine_of_the_program_is_as_the_program_has_it_and_executions_keep_what_they_were_started_with()
    {
        string executionArn;
        string created;
        await using (var yard = await StartAsync(resources: [Program(Day), Program(StatesYard.Pass, "dropped")]))
        {
            executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn = MachineArn })).GetProperty("executionArn").GetString()!;
            created = (await yard.CallAsync("DescribeStateMachine", new { stateMachineArn = MachineArn })).GetRawText();
        }

        _time.Advance(TimeSpan.FromHours(1));
        await using (var same = await StartAsync(resources: [Program(Day)]))
        {
            (await same.CallAsync("DescribeStateMachine", new { stateMachineArn = MachineArn })).GetRawText().ShouldBe(created);
            (await same.RefusalAsync("DescribeStateMachine", new { stateMachineArn = Arn("dropped") })).Code.ShouldBe("StateMachineDoesNotExist");
        }

        await using var changed = await StartAsync(resources: [Program(StatesYard.Fail)]);
        var described = await changed.CallAsync("DescribeStateMachine", new { stateMachineArn = MachineArn });
        described.GetProperty("definition").GetString().ShouldBe(StatesYard.Fail);
        described.GetProperty("creationDate").GetRawText().ShouldBe("1.7672256E9");
        described.TryGetProperty("revisionId", out _).ShouldBeTrue();
        (await changed.CallAsync("DescribeStateMachineForExecution", new { executionArn })).GetProperty("definition").GetString().ShouldBe(Day);
        (await EndAsync(changed, executionArn)).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task A_map_run_goes_on_with_the_children_that_have_not_ended()
    {
        _answer = request => request.Input.Equals(Value.Parse("""{"Message":2}""")) && !_calls.Skip(3).Any()
            ? new(Task.Delay(Timeout.Infinite, new CancellationTokenSource().Token).ContinueWith(_ => TaskResult.Succeeded(request.Input), TaskScheduler.Default))
            : new(TaskResult.Succeeded(request.Input));
        string executionArn;
        string mapRunArn;
        string crashed;
        await using (var yard = await StartAsync())
        {
            executionArn = await StartExecutionAsync(yard, Map("MaxConcurrency\":0,\"Label\":\"Lair", """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message.$":"$"},"ResultSelector":{"is.$":"$.Message"},"End":true}"""), input: "[1,2,3]");
            mapRunArn = await CountAsync(yard, executionArn, succeeded: 2);
            crashed = CrashedFolder.Copy(_folder);
        }

        await using var again = await StartAsync(crashed);

        (await EndAsync(again, executionArn)).GetProperty("output").GetString().ShouldBe("""[{"is":1},{"is":2},{"is":3}]""");
        _calls.Select(call => call.Input.ToJson()).Order(StringComparer.Ordinal).ShouldBe(["""{"Message":1}""", """{"Message":2}""", """{"Message":2}""", """{"Message":3}"""]);
        var children = (await again.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions").EnumerateArray().ToList();
        children.Select(child => child.GetProperty("status").GetString()).ShouldBe(["SUCCEEDED", "SUCCEEDED", "SUCCEEDED"]);
        (await again.CallAsync("DescribeMapRun", new { mapRunArn })).GetProperty("executionCounts").GetProperty("succeeded").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_state_machine_that_was_deleted_stays_away_with_its_executions()
    {
        string ended;
        string ran;
        await using (var yard = await StartAsync())
        {
            await yard.CreateAsync(Day);
            ended = (await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass, name: "other"))).GetProperty("executionArn").GetString()!;
            ran = (await yard.CallAsync("StartExecution", new { stateMachineArn = MachineArn })).GetProperty("executionArn").GetString()!;
            await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = MachineArn });
            await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = Arn("other") });
        }

        await using var again = await StartAsync();
        again.Lines.ShouldBeEmpty();
        foreach (var executionArn in new[] { ended, ran })
        {
            (await again.RefusalAsync("DescribeExecution", new { executionArn })).Code.ShouldBe("ExecutionDoesNotExist");
        }

        await again.CreateAsync(Day);
        (await again.CallAsync("ListExecutions", new { stateMachineArn = MachineArn })).GetProperty("executions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_execution_whose_state_machine_is_unknown_stands_still_and_does_not_stop_the_start()
    {
        await using (var yard = await StartAsync())
        {
            await StartExecutionAsync(yard, Day);
        }

        File.Delete(Path.Combine(_folder, "states", "catalogue.log"));
        await using var again = await StartAsync();

        again.Lines.ShouldHaveSingleItem().ShouldContain("can't go on, and stands still: the catalogue has no revision");
    }

    private static string Callback => """{"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sns:publish.waitForTaskToken","Parameters":{"Message.$":"$$.Task.Token"},"End":true}}}""";

    private static string Arn(string name) => $"arn:aws:states:us-east-1:123456789012:stateMachine:{name}";

    private static string Tasks(params string[] names) =>
        $$"""{"StartAt":"{{names[0]}}","States":{ {{string.Join(',', names.Select((name, i) => $$"""
            "{{name}}":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m"},{{(i + 1 < names.Length ? $"\"Next\":\"{names[i + 1]}\"" : "\"End\":true")}}}
            """))}} } }""";

    private static string Map(string field, string state = """{"Type":"Pass","End":true}""") =>
        $$"""{"StartAt":"Each","States":{"Each":{"Type":"Map","{{field}}","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"One","States":{"One":{{state}} } },"End":true} } }""";

    private static string Types(IEnumerable<JsonElement> events) => string.Join(' ', events.Select(happened => happened.GetProperty("type").GetString()));

    private static Pulumi.Testing.MockResourceArgs Program(string definition, string name = "pizza") => StatesYard.Resource(
        "aws-native:stepfunctions:StateMachine", name, ("stateMachineName", name), ("definitionString", definition), ("roleArn", StatesYard.UnknownRole), ("stateMachineType", "STANDARD"));

    private static async Task<string> StartExecutionAsync(StatesYard yard, string definition, string name = "pizza", string input = "{}")
    {
        var started = await yard.CallAsync("StartExecution", new { stateMachineArn = await yard.CreateAsync(definition, name: name), input });
        return started.GetProperty("executionArn").GetString()!;
    }

    /// <summary>The events of an execution, once there are so many.</summary>
    private static async Task<List<JsonElement>> EventsAsync(StatesYard yard, string executionArn, int count = 0)
    {
        while (true)
        {
            List<JsonElement> events = [.. (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray()];
            if (events.Count >= count)
            {
                return events;
            }

            await Task.Yield();
        }
    }

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

    /// <summary>Lets the clock run until an execution has ended.</summary>
    private async Task<JsonElement> EndAsync(StatesYard yard, string executionArn)
    {
        while (true)
        {
            var described = await yard.CallAsync("DescribeExecution", new { executionArn });
            if (described.GetProperty("status").GetString() != "RUNNING")
            {
                return described;
            }

            _time.AdvanceToNextTimer();
        }
    }

    private Task<StatesYard> StartAsync(string? folder = null, params IEnumerable<Pulumi.Testing.MockResourceArgs> resources)
    {
        var service = new PlayedIntegration("sns:publish", request =>
        {
            _calls.Enqueue(request);
            return _answer(request);
        });
        return StatesYard.StartAsync(new YardOptions { Time = _time, DataFolder = folder ?? _folder }, yard => yard.Add(service), resources);
    }

    /// <summary>What a yard leaves behind that is killed once the journal has a text: nobody waits until it has that a state was entered.</summary>
    private async Task<string> CrashAfterAsync(string written)
    {
        while (true)
        {
            using var journal = new StreamReader(new FileStream(Path.Combine(_folder, "states", "running.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            if ((await journal.ReadToEndAsync()).Contains(written, StringComparison.Ordinal))
            {
                return CrashedFolder.Copy(_folder);
            }

            await Task.Yield();
        }
    }
}
