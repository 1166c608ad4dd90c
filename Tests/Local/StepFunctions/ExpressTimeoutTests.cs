using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.StepFunctions;

public sealed class ExpressTimeoutTests
{
    [Fact]
    public async Task An_Express_execution_times_out_after_five_minutes()
    {
        var time = new VirtualTime();
        await using var yard = await StatesYard.StartAsync(time);
        var stateMachineArn = await yard.CreateAsync(StatesYard.Wait, "EXPRESS");

        var answer = yard.CallAsync("StartSyncExecution", new { stateMachineArn });
        var timedOut = await time.EndAsync(answer, 300);
        timedOut.GetProperty("status").GetString().ShouldBe("TIMED_OUT");
        timedOut.GetProperty("billingDetails").GetProperty("billedDurationInMilliseconds").GetInt64().ShouldBe(300_000);
        timedOut.TryGetProperty("output", out _).ShouldBeFalse();
        timedOut.GetProperty("stopDate").GetRawText().ShouldBe("1.7672259E9");
        timedOut.GetProperty("startDate").GetRawText().ShouldBe("1.7672256E9");
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 1000)]
    [InlineData(2.05, 2100)]
    public async Task Time_is_billed_in_steps_of_100_ms(double seconds, long billed)
    {
        var time = new VirtualTime();
        await using var yard = await StatesYard.StartAsync(time);
        var end = time.GetUtcNow().AddSeconds(seconds);
        var stateMachineArn = await yard.CreateAsync($$$$"""{"StartAt":"Until","States":{"Until":{"Type":"Wait","Timestamp":"{{{{end:yyyy-MM-ddTHH:mm:ss.fffZ}}}}","End":true}}}""", "EXPRESS");

        var answer = yard.CallAsync("StartSyncExecution", new { stateMachineArn });
        // No further than the wait: before it is set, and after it has rung, the next timer is the execution's own limit.
        (await time.EndAsync(answer, seconds)).GetProperty("billingDetails").GetProperty("billedDurationInMilliseconds").GetInt64().ShouldBe(billed);
    }
}
