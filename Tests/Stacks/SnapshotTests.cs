using Stepyard.Local.Preview;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Stacks;

/// <summary>What each environment registers, as files in Tests/Snapshots: a pull request shows what it changes.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task What_an_environment_registers_is_what_its_snapshot_says(string environment)
    {
        var stack = await RecordedStack.Of(environment);
        var file = Path.Combine(Repository.Find().Root, Snapshot.PathOf(environment));

        var accepted = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";

        Snapshot.Write(environment, stack.Resources).ShouldBe(
            accepted, $"{environment} registers other resources than {Snapshot.PathOf(environment)} says. Where that is meant: {Snapshot.AcceptCommand}");
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task What_is_read_from_a_snapshot_is_what_was_written(string environment)
    {
        var stack = await RecordedStack.Of(environment);
        var text = Snapshot.Write(environment, stack.Resources);

        var read = Snapshot.Read(text, "the snapshot");

        Snapshot.Write(environment, read).ShouldBe(text);
        read.Select(resource => resource.Identity).Order().ShouldBe(stack.Resources.Select(resource => resource.Identity).Order());
    }
}
