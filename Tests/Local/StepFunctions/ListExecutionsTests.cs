namespace Stepyard.Tests.Local.StepFunctions;

public sealed class ListExecutionsTests
{
    [Fact]
    public async Task The_newest_comes_first_page_by_page_whatever_starts_meanwhile()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        foreach (var name in (string[])["one", "two", "three"])
        {
            await yard.CallAsync("StartExecution", new { stateMachineArn, name });
        }

        var first = await yard.CallAsync("ListExecutions", new { stateMachineArn, maxResults = 2 });
        await yard.CallAsync("StartExecution", new { stateMachineArn, name = "four" });
        var second = await yard.CallAsync("ListExecutions", new { stateMachineArn, maxResults = 2, nextToken = first.GetProperty("nextToken").GetString() });

        Names(first).ShouldBe(["three", "two"]);
        Names(second).ShouldBe(["one"]);
        second.TryGetProperty("nextToken", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_status_filter_leaves_the_others_out()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        var executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn, name = "stopped" })).GetProperty("executionArn").GetString();
        await yard.CallAsync("StartExecution", new { stateMachineArn, name = "waiting" });
        await yard.CallAsync("StopExecution", new { executionArn });

        Names(await yard.CallAsync("ListExecutions", new { stateMachineArn, statusFilter = "ABORTED" })).ShouldBe(["stopped"]);
        Names(await yard.CallAsync("ListExecutions", new { stateMachineArn, statusFilter = "RUNNING" })).ShouldBe(["waiting"]);
    }

    [Fact]
    public async Task Express_executions_are_not_listed()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass, "EXPRESS");

        (await yard.RefusalAsync("ListExecutions", new { stateMachineArn })).Code.ShouldBe("StateMachineTypeNotSupported");
    }

    [Fact]
    public async Task A_status_that_does_not_exist_is_refused_with_those_that_do()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        var refusal = await yard.RefusalAsync("ListExecutions", new { stateMachineArn, statusFilter = "DONE" });

        refusal.Code.ShouldBe("ValidationException");
        refusal.Message.ShouldBe(
            "1 validation error detected: Value 'DONE' at 'statusFilter' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED, PENDING_REDRIVE]");
    }

    [Fact]
    public async Task Only_children_of_a_map_run_can_wait_for_a_redrive()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Pass);

        (await yard.RefusalAsync("ListExecutions", new { stateMachineArn, statusFilter = "PENDING_REDRIVE" })).Code.ShouldBe("ValidationException");
    }

    [Fact]
    public async Task A_redrive_filter_tells_redriven_executions_from_others()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        await yard.CallAsync("StartExecution", new { stateMachineArn, name = "one" });

        Names(await yard.CallAsync("ListExecutions", new { stateMachineArn, redriveFilter = "NOT_REDRIVEN" })).ShouldBe(["one"]);
        Names(await yard.CallAsync("ListExecutions", new { stateMachineArn, redriveFilter = "REDRIVEN" })).ShouldBeEmpty();
    }

    private static IEnumerable<string?> Names(System.Text.Json.JsonElement page) =>
        page.GetProperty("executions").EnumerateArray().Select(execution => execution.GetProperty("name").GetString());
}
