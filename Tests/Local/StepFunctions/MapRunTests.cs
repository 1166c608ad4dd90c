using System.Text.Json;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class MapRunTests
{
    [Fact]
    public async Task A_map_run_is_listed_with_its_execution_and_described_with_its_counts()
    {
        await using var yard = await StatesYard.StartAsync();
        var execution = await RunAsync(yard, Map(""" "Label":"Lair","MaxConcurrency":2,"ToleratedFailurePercentage":50,"ItemBatcher":{"MaxItemsPerBatch":2}, """), "[1,2,3]");

        var listed = (await yard.CallAsync("ListMapRuns", new { executionArn = execution })).GetProperty("mapRuns").EnumerateArray().ShouldHaveSingleItem();
        var mapRunArn = listed.GetProperty("mapRunArn").GetString()!;
        var described = await yard.CallAsync("DescribeMapRun", new { mapRunArn });

        mapRunArn.ShouldStartWith("arn:aws:states:us-east-1:123456789012:mapRun:pizza/Lair:");
        listed.GetProperty("stateMachineArn").GetString().ShouldBe("arn:aws:states:us-east-1:123456789012:stateMachine:pizza");
        described.GetProperty("executionArn").GetString().ShouldBe(execution);
        described.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        described.TryGetProperty("stopDate", out _).ShouldBeTrue();
        (described.GetProperty("maxConcurrency").GetInt32(), described.GetProperty("toleratedFailurePercentage").GetDouble()).ShouldBe((2, 50.0));
        described.GetProperty("itemCounts").ToString().ShouldStartWith("""{"pending":0,"running":0,"succeeded":3,"failed":0,"timedOut":0,"aborted":0,"total":3,""");
        described.GetProperty("executionCounts").ToString().ShouldStartWith("""{"pending":0,"running":0,"succeeded":2,"failed":0,"timedOut":0,"aborted":0,"total":2,""");
    }

    [Fact]
    public async Task Child_executions_are_found_by_their_map_run_and_not_by_the_state_machine()
    {
        await using var yard = await StatesYard.StartAsync();
        var parent = await RunAsync(yard, Map(""" "Label":"Lair","ItemBatcher":{"MaxItemsPerBatch":2}, """), "[1,2,3]");
        var mapRunArn = await MapRunOf(yard, parent);

        var children = (await yard.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions").EnumerateArray().ToList();
        var ofMachine = (await yard.CallAsync("ListExecutions", new { stateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza" })).GetProperty("executions");
        var executionArn = children[1].GetProperty("executionArn").GetString()!;
        var child = await yard.CallAsync("DescribeExecution", new { executionArn });
        var history = await yard.CallAsync("GetExecutionHistory", new { executionArn });

        children.Select(found => found.GetProperty("itemCount").GetInt32()).ShouldBe([1, 2]);
        children.ShouldAllBe(found => found.GetProperty("mapRunArn").GetString() == mapRunArn);
        ofMachine.EnumerateArray().ShouldHaveSingleItem().GetProperty("executionArn").GetString().ShouldBe(parent);
        executionArn.ShouldStartWith("arn:aws:states:us-east-1:123456789012:execution:pizza/Lair:");
        child.GetProperty("mapRunArn").GetString().ShouldBe(mapRunArn);
        child.GetProperty("stateMachineArn").GetString().ShouldBe("arn:aws:states:us-east-1:123456789012:stateMachine:pizza/Lair");
        child.GetProperty("input").GetString().ShouldBe("""{"Items":[1,2]}""");
        history.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("type").GetString())
            .ShouldBe(["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"]);
    }

    [Fact]
    public async Task Express_children_can_be_listed_and_described_but_have_no_history()
    {
        await using var yard = await StatesYard.StartAsync();
        var mapRunArn = await MapRunOf(yard, await RunAsync(yard, Map("", "EXPRESS"), "[1,2,3]"));

        var children = (await yard.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions").EnumerateArray().ToList();
        var executionArn = children[0].GetProperty("executionArn").GetString()!;
        var child = await yard.CallAsync("DescribeExecution", new { executionArn });

        children.Count.ShouldBe(3);
        executionArn.ShouldStartWith("arn:aws:states:us-east-1:123456789012:express:pizza/");
        (child.GetProperty("status").GetString(), child.GetProperty("input").GetString(), child.GetProperty("mapRunArn").GetString()).ShouldBe(("SUCCEEDED", "3", mapRunArn));
        foreach (var operation in (string[])["GetExecutionHistory", "StopExecution"])
        {
            (await yard.RefusalAsync(operation, new { executionArn })).Code.ShouldBe("InvalidArn");
        }
    }

    [Fact]
    public async Task A_map_run_can_be_given_more_room()
    {
        await using var yard = await StatesYard.StartAsync();
        const string Slow = """{"StartAt":"Each","States":{"Each":{"Type":"Wait","Seconds":86400,"End":true}}}""";
        var stateMachineArn = await yard.CreateAsync(Map(""" "MaxConcurrency":1, """, processor: Slow));
        var executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn, input = "[1,2,3]" })).GetProperty("executionArn").GetString()!;
        JsonElement runs;
        while ((runs = (await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns")).GetArrayLength() == 0)
        {
            await Task.Yield();
        }

        var mapRunArn = runs[0].GetProperty("mapRunArn").GetString()!;
        await WaitForRunningAsync(yard, mapRunArn, 1);
        await yard.CallAsync("UpdateMapRun", new { mapRunArn, maxConcurrency = 3, toleratedFailurePercentage = 12.5 });
        await WaitForRunningAsync(yard, mapRunArn, 3);
        await yard.CallAsync("StopExecution", new { executionArn });

        var stopped = await yard.CallAsync("DescribeMapRun", new { mapRunArn });
        stopped.GetProperty("toleratedFailurePercentage").GetDouble().ShouldBe(12.5);
        stopped.GetProperty("status").GetString().ShouldBe("ABORTED");
        stopped.GetProperty("itemCounts").GetProperty("aborted").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("DescribeMapRun", """{"mapRunArn":"arn:aws:states:us-east-1:123456789012:mapRun:pizza/Lair:none"}""", "ResourceNotFound", "Resource not found: 'arn:aws:states:us-east-1:123456789012:mapRun:pizza/Lair:none'")]
    [InlineData("UpdateMapRun", """{"mapRunArn":"arn:aws:states:us-east-1:123456789012:execution:pizza:none"}""", "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: execution'")]
    [InlineData("UpdateMapRun", """{"mapRunArn":"x","toleratedFailurePercentage":101}""", "ValidationException", "1 validation error detected: Value '101' at 'toleratedFailurePercentage' failed to satisfy constraint: Member must have value less than or equal to 100")]
    [InlineData("ListExecutions", "{}", "ValidationException", "Must provide a StateMachine ARN or MapRun ARN")]
    public async Task What_is_not_there_is_refused(string operation, string request, string code, string message)
    {
        await using var yard = await StatesYard.StartAsync();

        (await yard.RefusalAsync(operation, JsonElement.Parse(request))).ShouldBe((code, message));
    }

    [Fact]
    public async Task Deleting_the_state_machine_forgets_its_map_runs()
    {
        await using var yard = await StatesYard.StartAsync();
        var parent = await RunAsync(yard, Map(""), "[1]");
        var mapRunArn = await MapRunOf(yard, parent);
        var child = (await yard.CallAsync("ListExecutions", new { mapRunArn })).GetProperty("executions")[0].GetProperty("executionArn").GetString();

        await yard.CallAsync("DeleteStateMachine", new { stateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:pizza" });

        (await yard.RefusalAsync("DescribeMapRun", new { mapRunArn })).Code.ShouldBe("ResourceNotFound");
        (await yard.RefusalAsync("DescribeExecution", new { executionArn = child })).Code.ShouldBe("ExecutionDoesNotExist");
    }

    private static async Task<string> RunAsync(StatesYard yard, string definition, string input)
    {
        var ended = await yard.RunAsync(await yard.CreateAsync(definition), input);
        ended.GetProperty("status").GetString().ShouldBe("SUCCEEDED", ended.ToString());
        return ended.GetProperty("executionArn").GetString()!;
    }

    private static async Task<string> MapRunOf(StatesYard yard, string executionArn) =>
        (await yard.CallAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns")[0].GetProperty("mapRunArn").GetString()!;

    private static async Task WaitForRunningAsync(StatesYard yard, string mapRunArn, int count)
    {
        while ((await yard.CallAsync("DescribeMapRun", new { mapRunArn })).GetProperty("executionCounts").GetProperty("running").GetInt32() != count)
        {
            await Task.Yield();
        }
    }

    private static string Map(string fields, string executionType = "STANDARD", string processor = StatesYard.Pass) =>
        $$$"""{"StartAt":"Map","States":{"Map":{"Type":"Map",{{{fields}}}"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"{{{executionType}}}"},{{{processor[1..]}}},"End":true} } }""";
}
