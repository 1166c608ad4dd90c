using System.Diagnostics;
using Stepyard.Local;

namespace Stepyard.Tests.Local.Batch;

/// <summary>The process that stands for a container, without the yard that it hangs on.</summary>
public sealed class JobContainerTests
{
    [Fact]
    public async Task It_ends_with_all_that_it_has_started_when_Local_is_gone_however_that_ended()
    {
        using var container = Process.Start(YardProcess.Of(
            "Stepyard.JobContainer.dll", AppContext.BaseDirectory, ["failure", "sh", "-c", "trap '' TERM HUP INT; setsid sleep 600 & echo $!; wait; sleep 600"]))!;
        var child = await container.StandardOutput.ReadLineAsync();

        // What the operating system does when the other end dies.
        container.StandardInput.Close();

        await container.WaitForExitAsync().WaitAsync(PatientTime.Limit);
        container.ExitCode.ShouldBe(137);
        Directory.Exists($"/proc/{child}").ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_command_leaves_behind_ends_with_it()
    {
        using var container = Process.Start(YardProcess.Of("Stepyard.JobContainer.dll", AppContext.BaseDirectory, ["failure", "sh", "-c", "setsid sleep 600 & echo $!; exit 5"]))!;
        var child = await container.StandardOutput.ReadLineAsync();

        await container.WaitForExitAsync().WaitAsync(PatientTime.Limit);

        container.ExitCode.ShouldBe(5);
        Directory.Exists($"/proc/{child}").ShouldBeFalse();
    }
}
