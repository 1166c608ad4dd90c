using System.Collections.Concurrent;
using System.Text.Json;
using Stepyard.Local;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>An execution that ended without success begins again where it did, whether the yard keeps it in memory or on disk.</summary>
public sealed class RedriveExecutionTests : IDisposable
{
    private const string Chain = """
        {"StartAt":"First","States":{
          "First":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"first"},"ResultPath":null,"Next":"Second"},
          "Second":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"second"},"ResultPath":null,"End":true}}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;
    private readonly VirtualTime _time = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _broken = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_failed_runs_again_and_what_succeeded_does_not(bool isOnDisk)
    {
        await using var yard = await StartAsync(isOnDisk);
        _broken["second"] = true;
        var failed = await yard.RunAsync(await yard.CreateAsync(Chain), """{"a": 1}""");
        var executionArn = Text(failed, "executionArn");
        Redrive(failed).ShouldBe("0 - REDRIVABLE -");
        _time.Advance(TimeSpan.FromMinutes(1));
        _broken.Clear();

        var redriven = await yard.CallAsync("RedriveExecution", new { executionArn });

        var ended = await yard.EndAsync(executionArn);
        redriven.GetRawText().ShouldBe("""{"redriveDate":1.76722566E9}""");
        (Text(ended, "status"), Text(ended, "input"), Text(ended, "output")).ShouldBe(("SUCCEEDED", """{"a": 1}""", """{"a":1}"""));
        Redrive(ended).ShouldBe("1 1.76722566E9 NOT_REDRIVABLE Execution is SUCCEEDED and cannot be redriven");
        ended.GetProperty("startDate").GetRawText().ShouldBe(failed.GetProperty("startDate").GetRawText());
        _calls.ShouldBe(["first", "second", "second"]);
        var events = (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray().ToList();
        string.Join(' ', events.Select(happened => Text(happened, "type"))).ShouldEndWith(
            "TaskFailed ExecutionFailed ExecutionRedriven TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded");
        events.Select(happened => happened.GetProperty("id").GetInt32()).ShouldBe(Enumerable.Range(1, events.Count));
        events.Single(happened => Text(happened, "type") == "ExecutionRedriven").GetProperty("executionRedrivenEventDetails").GetRawText().ShouldBe("""{"redriveCount":1}""");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_may_fail_and_be_redriven_as_often_as_one_likes(bool isOnDisk)
    {
        await using var yard = await StartAsync(isOnDisk);
        var executionArn = Text(await yard.RunAsync(await yard.CreateAsync(StatesYard.Fail)), "executionArn");

        for (var i = 1; i <= 12; i++)
        {
            await yard.CallAsync("RedriveExecution", new { executionArn, clientToken = $"{i}" });
            Redrive(await yard.EndAsync(executionArn)).ShouldStartWith($"{i} ");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_stopped_or_timed_out_goes_on(bool isOnDisk)
    {
        await using var yard = await StartAsync(isOnDisk);
        var stateMachineArn = await yard.CreateAsync("""{"StartAt":"W","TimeoutSeconds":60,"States":{"W":{"Type":"Wait","Timestamp":"2026-01-01T00:02:00Z","Next":"P"},"P":{"Type":"Pass","End":true}}}""");
        var executionArn = Text(await yard.CallAsync("StartExecution", new { stateMachineArn }), "executionArn");
        await yard.CallAsync("StopExecution", new { executionArn, error = "Enough" });
        _time.Advance(TimeSpan.FromSeconds(30));

        await yard.CallAsync("RedriveExecution", new { executionArn });
        var late = await EndAsync(yard, executionArn);
        await yard.CallAsync("RedriveExecution", new { executionArn });
        var ended = await EndAsync(yard, executionArn);

        (Text(late, "status"), late.GetProperty("stopDate").GetDouble() - late.GetProperty("redriveDate").GetDouble()).ShouldBe(("TIMED_OUT", 60));
        (Text(ended, "status"), ended.GetProperty("redriveCount").GetInt32()).ShouldBe(("SUCCEEDED", 2));
    }

    [Theory]
    [InlineData(StatesYard.Pass, "Execution is SUCCEEDED and cannot be redriven")]
    [InlineData("""{"StartAt":"Again","States":{"Again":{"Type":"Choice","Choices":[{"Variable":"$.done","IsPresent":true,"Next":"Done"}],"Default":"Again"},"Done":{"Type":"Succeed"}}}""", "Execution history event limit exceeded")]
    public async Task What_can_t_be_redriven_says_why(string definition, string reason)
    {
        await using var yard = await StartAsync(isOnDisk: true);
        var executionArn = Text(await yard.RunAsync(await yard.CreateAsync(definition)), "executionArn");

        (await yard.RefusalAsync("RedriveExecution", new { executionArn })).ShouldBe(("ExecutionNotRedrivable", reason));

        Redrive(await yard.CallAsync("DescribeExecution", new { executionArn })).ShouldBe($"0 - NOT_REDRIVABLE {reason}");
    }

    [Fact]
    public async Task It_can_be_redriven_for_14_days_and_while_it_is_younger_than_a_year()
    {
        await using var yard = await StartAsync(isOnDisk: false);
        var executionArn = Text(await yard.CallAsync("StartExecution", new { stateMachineArn = await yard.CreateAsync(StatesYard.Wait.Replace("86400", "34000000", StringComparison.Ordinal)) }), "executionArn");

        (await yard.RefusalAsync("RedriveExecution", new { executionArn })).ShouldBe(("ExecutionNotRedrivable", "Execution is RUNNING and cannot be redriven"));
        await yard.CallAsync("StopExecution", new { executionArn });
        _time.Advance(TimeSpan.FromDays(14));
        await yard.CallAsync("RedriveExecution", new { executionArn });
        await yard.CallAsync("StopExecution", new { executionArn });
        _time.Advance(TimeSpan.FromDays(15));

        (await yard.RefusalAsync("RedriveExecution", new { executionArn })).ShouldBe(("ExecutionNotRedrivable", "Execution redrivable period exceeded"));
        _time.Advance(TimeSpan.FromDays(340));
        (await yard.RefusalAsync("RedriveExecution", new { executionArn })).ShouldBe(("ExecutionNotRedrivable", "Execution has exceeded the max execution time"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_is_sent_again_with_its_token_redrives_once(bool isOnDisk)
    {
        await using var yard = await StartAsync(isOnDisk);
        var executionArn = Text(await yard.RunAsync(await yard.CreateAsync(StatesYard.Fail)), "executionArn");

        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => yard.CallAsync("RedriveExecution", new { executionArn, clientToken = "mine" })));
        _time.Advance(TimeSpan.FromMinutes(15));
        var again = await yard.CallAsync("RedriveExecution", new { executionArn, clientToken = "mine" });
        Redrive(await yard.EndAsync(executionArn)).ShouldStartWith("1 ");
        _time.Advance(TimeSpan.FromMinutes(1));
        var later = await yard.CallAsync("RedriveExecution", new { executionArn, clientToken = "mine" });

        all.Append(again).Select(answer => answer.GetRawText()).Distinct().ShouldHaveSingleItem().ShouldBe("""{"redriveDate":1.7672256E9}""");
        later.GetRawText().ShouldNotBe(again.GetRawText());
        Redrive(await yard.EndAsync(executionArn)).ShouldStartWith("2 ");
    }

    [Fact]
    public async Task Of_those_who_redrive_it_at_once_one_does()
    {
        await using var yard = await StartAsync(isOnDisk: true);
        _broken["second"] = true;
        var executionArn = Text(await yard.RunAsync(await yard.CreateAsync(Chain.Replace("\"ResultPath\":null,\"End\"", "\"ResultPath\":null,\"Next\":\"Long\"},\"Long\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\"", StringComparison.Ordinal))), "executionArn");
        _broken.Clear();

        var accepted = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => yard.TryCallAsync("RedriveExecution", new { executionArn, clientToken = $"{i}" })));

        accepted.Count(isAccepted => isAccepted).ShouldBe(1);
        Text(await EndAsync(yard, executionArn), "status").ShouldBe("SUCCEEDED");
        _calls.ShouldBe(["first", "second", "second"]);
    }

    [Theory]
    [InlineData("""{"executionArn":"arn:aws:states:us-east-1:123456789012:execution:pizza:none"}""", "ExecutionDoesNotExist", "Execution Does Not Exist: 'arn:aws:states:us-east-1:123456789012:execution:pizza:none'")]
    [InlineData("""{"executionArn":"arn:aws:states:us-east-1:123456789012:express:pizza:one:two"}""", "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'")]
    [InlineData("""{"executionArn":"pizza"}""", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: pizza'")]
    [InlineData("{}", "ValidationException", "1 validation error detected: Value null at 'executionArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"executionArn":"pizza","clientToken":"a b"}""", "ValidationException", "1 validation error detected: Value 'a b' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: [!-~]+")]
    public async Task A_request_that_names_no_Standard_execution_is_refused(string request, string code, string message)
    {
        await using var yard = await StartAsync(isOnDisk: false);

        (await yard.RefusalAsync("RedriveExecution", JsonElement.Parse(request))).ShouldBe((code, message));
    }

    [Fact]
    public async Task A_listing_tells_redriven_executions_from_others_also_after_a_restart()
    {
        string stateMachineArn;
        await using (var yard = await StartAsync(isOnDisk: true))
        {
            stateMachineArn = await yard.CreateAsync(StatesYard.Fail);
            await yard.RunAsync(stateMachineArn);
            var executionArn = Text(await yard.RunAsync(stateMachineArn), "executionArn");
            await yard.CallAsync("RedriveExecution", new { executionArn });
            await yard.EndAsync(executionArn);
            await CheckAsync(yard);
        }

        await using var again = await StartAsync(isOnDisk: true);
        await CheckAsync(again);

        async Task CheckAsync(StatesYard yard)
        {
            var redriven = await ListAsync("REDRIVEN");
            (redriven.GetProperty("redriveCount").GetInt32(), redriven.GetProperty("redriveDate").GetRawText()).ShouldBe((1, "1.7672256E9"));
            (await ListAsync("NOT_REDRIVEN")).TryGetProperty("redriveDate", out _).ShouldBeFalse();

            async Task<JsonElement> ListAsync(string redriveFilter) =>
                (await yard.CallAsync("ListExecutions", new { stateMachineArn, redriveFilter })).GetProperty("executions").EnumerateArray().ShouldHaveSingleItem();
        }
    }

    [Theory]
    [InlineData("STANDARD", false)]
    [InlineData("STANDARD", true)]
    [InlineData("EXPRESS", false)]
    [InlineData("EXPRESS", true)]
    public async Task Of_a_map_run_the_children_that_did_not_succeed_run_again_under_their_names(string type, bool isOnDisk)
    {
        await using var yard = await StartAsync(isOnDisk);
        _broken["3"] = true;
        var executionArn = Text(await yard.RunAsync(await yard.CreateAsync(Map(type, concurrency: 0)), "[1,2,3]"), "executionArn");
        var mapRunArn = Text((await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns")[0], "mapRunArn");
        var before = await ChildrenAsync(yard, mapRunArn);
        var failed = before.Single(child => child.Value == "FAILED").Key;
        Redrive(await yard.CallAsync("DescribeExecution", new { executionArn = failed })).ShouldBe("0 - REDRIVABLE_BY_MAP_RUN -");
        _broken.Clear();
        _time.Advance(TimeSpan.FromMinutes(1));

        await yard.CallAsync("RedriveExecution", new { executionArn });

        Text(await yard.EndAsync(executionArn), "output").ShouldBe("[1,2,3]");
        var run = await yard.CallAsync("DescribeMapRun", new { mapRunArn });
        (Text(run, "status"), run.GetProperty("redriveCount").GetInt32(), run.GetProperty("redriveDate").GetRawText()).ShouldBe(("SUCCEEDED", 1, "1.76722566E9"));
        run.GetProperty("executionCounts").GetRawText().ShouldBe(
            """{"pending":0,"running":0,"succeeded":3,"failed":0,"timedOut":0,"aborted":0,"total":3,"resultsWritten":0,"failuresNotRedrivable":0,"pendingRedrive":0}""");
        var after = await ChildrenAsync(yard, mapRunArn);
        after.Keys.Order(StringComparer.Ordinal).ShouldBe(before.Keys.Order(StringComparer.Ordinal));
        after.Values.ShouldAllBe(status => status == "SUCCEEDED");
        (await yard.CallAsync("DescribeExecution", new { executionArn = failed })).GetProperty("redriveCount").GetInt32().ShouldBe(type == "STANDARD" ? 1 : 0);
        (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray()
            .Single(happened => Text(happened, "type") == "MapRunRedriven").GetProperty("mapRunRedrivenEventDetails").GetRawText()
            .ShouldBe($$"""{"mapRunArn":"{{mapRunArn}}","redriveCount":1}""");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Children_that_wait_for_their_turn_are_pending_redrive(bool isOnDisk)
    {
        await using var yard = await StartAsync(isOnDisk);
        const string Slow = """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":100,"End":true}}}""";
        var stateMachineArn = await yard.CreateAsync(Map("STANDARD", concurrency: 0, Slow));
        var executionArn = Text(await yard.CallAsync("StartExecution", new { stateMachineArn, input = "[1,2,3]" }), "executionArn");
        string? mapRunArn = null;
        await UntilAsync(async () => (mapRunArn = (await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns").EnumerateArray().Select(found => Text(found, "mapRunArn")).SingleOrDefault()) is not null);
        await UntilAsync(async () => Count(await yard.CallAsync("DescribeMapRun", new { mapRunArn }), "running") == 3);
        await yard.CallAsync("UpdateMapRun", new { mapRunArn, maxConcurrency = 1 });
        await yard.CallAsync("StopExecution", new { executionArn });
        await UntilAsync(async () => (await ChildrenAsync(yard, mapRunArn!)).Values.All(status => status == "ABORTED"));
        var child = (await ChildrenAsync(yard, mapRunArn!)).Keys.First();
        (await yard.RefusalAsync("RedriveExecution", new { executionArn = child })).ShouldBe(
            ("ExecutionNotRedrivable", $"Execution is a child of the Map Run '{mapRunArn}' and is redriven with the execution that the Map Run belongs to"));
        _time.Advance(TimeSpan.FromSeconds(1));

        await yard.CallAsync("RedriveExecution", new { executionArn });

        await UntilAsync(async () => Count(await yard.CallAsync("DescribeMapRun", new { mapRunArn }), "running") == 1);
        var run = await yard.CallAsync("DescribeMapRun", new { mapRunArn });
        (Count(run, "pendingRedrive"), Count(run, "pending"), Count(run, "aborted")).ShouldBe((2, 0, 0));
        await UntilAsync(async () => (await ChildrenAsync(yard, mapRunArn!)).Values.Order(StringComparer.Ordinal).SequenceEqual(["PENDING_REDRIVE", "PENDING_REDRIVE", "RUNNING"]));
        var pending = (await yard.CallAsync("ListExecutions", new { mapRunArn, statusFilter = "PENDING_REDRIVE" })).GetProperty("executions");
        pending.GetArrayLength().ShouldBe(2);
        Text(await yard.CallAsync("DescribeExecution", new { executionArn = Text(pending[0], "executionArn") }), "status").ShouldBe("PENDING_REDRIVE");

        Text(await EndAsync(yard, executionArn), "output").ShouldBe("[1,2,3]");
        Count(await yard.CallAsync("DescribeMapRun", new { mapRunArn }), "pendingRedrive").ShouldBe(0);
    }

    [Fact]
    public async Task A_redriven_execution_goes_on_after_a_crash_and_its_token_is_still_known()
    {
        string executionArn;
        string crashed;
        string redriven;
        await using (var yard = await StartAsync(isOnDisk: true))
        {
            _broken["first"] = true;
            executionArn = Text(await yard.RunAsync(await yard.CreateAsync(Chain.Replace("\"Next\":\"Second\"", "\"Next\":\"Long\"},\"Long\":{\"Type\":\"Wait\",\"Seconds\":60,\"Next\":\"Second\"", StringComparison.Ordinal))), "executionArn");
            _broken.Clear();
            redriven = (await yard.CallAsync("RedriveExecution", new { executionArn, clientToken = "mine" })).GetRawText();
            await UntilAsync(() => WaitsAsync(yard, executionArn));
            crashed = CrashedFolder.Copy(_folder);
        }

        await using var again = await StartAsync(isOnDisk: true, crashed);

        (await again.CallAsync("RedriveExecution", new { executionArn, clientToken = "mine" })).GetRawText().ShouldBe(redriven);
        var ended = await EndAsync(again, executionArn);
        (Text(ended, "status"), ended.GetProperty("redriveCount").GetInt32()).ShouldBe(("SUCCEEDED", 1));
        _calls.ShouldBe(["first", "first", "second"]);
        (await again.CallAsync("RedriveExecution", new { executionArn, clientToken = "mine" })).GetRawText().ShouldBe(redriven);
    }

    [Fact]
    public async Task The_children_of_a_redriven_map_run_go_on_after_a_crash_and_none_is_redriven_twice()
    {
        string executionArn;
        string crashed;
        string mapRunArn;
        await using (var yard = await StartAsync(isOnDisk: true))
        {
            _broken["1"] = _broken["2"] = _broken["3"] = true;
            const string ThenWait = """{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message.$":"$"},"ResultPath":null,"Next":"W"},"W":{"Type":"Wait","Seconds":100,"End":true}}}""";
            executionArn = Text(await yard.RunAsync(await yard.CreateAsync(Map("STANDARD", concurrency: 0, ThenWait, tolerated: 50)), "[1,2,3]"), "executionArn");
            mapRunArn = Text((await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns")[0], "mapRunArn");
            _time.Advance(TimeSpan.FromSeconds(1));
            _broken.TryRemove("2", out _);
            _broken.TryRemove("3", out _);
            await yard.CallAsync("RedriveExecution", new { executionArn });
            await UntilAsync(async () => (await ChildrenAsync(yard, mapRunArn)).Values.Order(StringComparer.Ordinal).SequenceEqual(["FAILED", "RUNNING", "RUNNING"]));
            foreach (var (childArn, _) in (await ChildrenAsync(yard, mapRunArn)).Where(child => child.Value == "RUNNING"))
            {
                await UntilAsync(() => WaitsAsync(yard, childArn));
            }

            crashed = CrashedFolder.Copy(_folder);
        }

        await using var again = await StartAsync(isOnDisk: true, crashed);

        var ended = await EndAsync(again, executionArn);
        Text(ended, "status").ShouldBe("SUCCEEDED", ended.ToString());
        _calls.Order(StringComparer.Ordinal).ShouldBe(["1", "1", "2", "2", "3", "3"]);
        (await again.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions").EnumerateArray()
            .Select(child => (Text(child, "status"), child.GetProperty("redriveCount").GetInt32())).ShouldBe([("SUCCEEDED", 1), ("SUCCEEDED", 1), ("FAILED", 1)]);
    }

    [Fact]
    public async Task A_workflow_redrives_another_one()
    {
        await using var yard = await StartAsync(isOnDisk: true);
        _broken["second"] = true;
        var executionArn = Text(await yard.RunAsync(await yard.CreateAsync(Chain)), "executionArn");
        _broken.Clear();
        var redriver = await yard.CreateAsync(
            $$"""{"StartAt":"R","States":{"R":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:sfn:redriveExecution","Parameters":{"ExecutionArn":"{{executionArn}}"},"End":true} } }""", name: "redriver");

        var first = await yard.RunAsync(redriver);
        await yard.EndAsync(executionArn);
        var second = await yard.RunAsync(redriver);

        Text(first, "output").ShouldBe("""{"RedriveDate":"2026-01-01T00:00:00Z"}""");
        (Text(second, "error"), Text(second, "cause").Split(" (")[0]).ShouldBe(("Sfn.ExecutionNotRedrivableException", "Execution is SUCCEEDED and cannot be redriven"));
    }

    private static string Map(string type, int concurrency, string? processor = null, int tolerated = 0) =>
        $$$"""{"StartAt":"Each","States":{"Each":{"Type":"Map","MaxConcurrency":{{{concurrency}}},"ToleratedFailurePercentage":{{{tolerated}}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"{{{type}}}"},{{{(processor ?? """{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message.$":"$"},"ResultPath":null,"End":true}}}""")[1..]}}},"End":true} } }""";

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static int Count(JsonElement mapRun, string member) => mapRun.GetProperty("executionCounts").GetProperty(member).GetInt32();

    /// <summary>What a description says of redrives: count, date, status, reason.</summary>
    private static string Redrive(JsonElement described) => string.Join(' ', new[] { "redriveCount", "redriveDate", "redriveStatus", "redriveStatusReason" }
        .Select(member => described.TryGetProperty(member, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : "-"));

    private static async Task<Dictionary<string, string>> ChildrenAsync(StatesYard yard, string mapRunArn) =>
        (await yard.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions").EnumerateArray().ToDictionary(child => Text(child, "executionArn"), child => Text(child, "status"));

    /// <summary>Whether an execution has come to its Wait state: what it has done before is on disk.</summary>
    private static async Task<bool> WaitsAsync(StatesYard yard, string executionArn) =>
        (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray().Any(happened => Text(happened, "type") == "WaitStateEntered");

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Yield();
        }
    }

    /// <summary>Lets the clock run until an execution has ended.</summary>
    private async Task<JsonElement> EndAsync(StatesYard yard, string executionArn)
    {
        while (true)
        {
            var described = await yard.CallAsync("DescribeExecution", new { executionArn });
            if (Text(described, "status") != "RUNNING")
            {
                return described;
            }

            _time.AdvanceToNextTimer();
        }
    }

    private Task<StatesYard> StartAsync(bool isOnDisk, string? folder = null)
    {
        var service = new PlayedIntegration("sns:publish", request =>
        {
            var message = ((ObjectValue)request.Input)["Message"] is StringValue text ? text.Text : ((ObjectValue)request.Input)["Message"].ToJson();
            _calls.Enqueue(message);
            return new(_broken.ContainsKey(message) ? TaskResult.Failed("Busy", null) : TaskResult.Succeeded(request.Input));
        });
        return StatesYard.StartAsync(new YardOptions { Time = _time, DataFolder = isOnDisk ? folder ?? _folder : null }, yard => yard.Add(service));
    }
}
