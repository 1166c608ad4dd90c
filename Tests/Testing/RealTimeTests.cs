using System.Diagnostics;
using Stepyard.Testing;
using static Stepyard.Testing.TaskMock;
using static Stepyard.Tests.Testing.Workflows;

namespace Stepyard.Tests.Testing;

/// <summary>Runs whose time really passes.</summary>
public sealed class RealTimeTests
{
    [Fact]
    public async Task What_takes_time_really_takes_it()
    {
        var time = TimeSpan.FromMilliseconds(100);
        var workflow = Of("charging", """{"Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true}}""");
        var clock = Stopwatch.StartNew();

        var run = await workflow.Mock("Charge", After(time, Returns(1))).InRealTime().RunAsync();

        run.ShouldSucceed("1").ShouldWait(time);
        clock.Elapsed.ShouldBeGreaterThanOrEqualTo(time);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var run = Of("waiting", """{"Wait": {"Type": "Wait", "Seconds": 86400, "Next": "Never"}, "Never": {"Type": "Succeed"}}""").InRealTime().RunAsync(null, cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(run);
    }
}
