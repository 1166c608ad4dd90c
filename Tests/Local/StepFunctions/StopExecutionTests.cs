namespace Stepyard.Tests.Local.StepFunctions;

public sealed class StopExecutionTests
{
    [Fact]
    public async Task A_running_execution_ends_aborted_with_the_given_error_and_cause()
    {
        await using var yard = await StatesYard.StartAsync();
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait);
        var executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn })).GetProperty("executionArn").GetString()!;

        var stopped = await yard.CallAsync("StopExecution", new { executionArn, error = "Enough", cause = "It took too long" });

        var described = await yard.EndAsync(executionArn);
        described.GetProperty("status").GetString().ShouldBe("ABORTED");
        described.GetProperty("error").GetString().ShouldBe("Enough");
        described.GetProperty("cause").GetString().ShouldBe("It took too long");
        stopped.GetProperty("stopDate").GetDouble().ShouldBeGreaterThan(1e9);
        var history = await yard.CallAsync("GetExecutionHistory", new { executionArn, reverseOrder = true, maxResults = 1 });
        history.GetProperty("events")[0].GetProperty("type").GetString().ShouldBe("ExecutionAborted");
    }

    [Fact]
    public async Task An_execution_that_has_ended_stays_as_it_is()
    {
        await using var yard = await StatesYard.StartAsync();
        var ended = await yard.RunAsync(await yard.CreateAsync(StatesYard.Pass));
        var executionArn = ended.GetProperty("executionArn").GetString()!;

        await yard.CallAsync("StopExecution", new { executionArn });

        (await yard.EndAsync(executionArn)).GetRawText().ShouldBe(ended.GetRawText());
    }
}
