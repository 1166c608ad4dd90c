using Stepyard.Local.Terminal;

namespace Stepyard.Tests.Local.Terminal;

public sealed class ConsoleTerminalTests
{
    [Fact]
    public async Task A_pipe_gets_plain_lines() =>
        (await WrittenAsync(isColoured: false, isVerbose: false, t => t.Write(Tone.Failure, "IAM", "refused")))
            .ShouldMatch(@"^\d\d:\d\d:\d\d\.\d{3} IAM            refused\n$");

    [Fact]
    public async Task A_terminal_gets_colours() =>
        (await WrittenAsync(isColoured: true, isVerbose: false, t => t.Write(Tone.Failure, "IAM", "refused"))).ShouldContain("\e[31mrefused\e[0m");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Details_are_shown_on_request(bool isVerbose) =>
        (await WrittenAsync(false, isVerbose, t => t.Write(Tone.Detail, "AWS", "fine print"))).Contains("fine print").ShouldBe(isVerbose);

    [Fact]
    public async Task Text_from_a_request_can_not_steer_the_terminal_or_pass_for_another_line()
    {
        var written = await WrittenAsync(false, false, t => t.Write(Tone.Success, "HTTP API", "GET /\e[2J\n12:00:00.000 IAM granted"));

        written.ShouldNotContain('\e');
        written.Split('\n')[1].ShouldStartWith(new string(' ', 20));
    }

    [Fact]
    public async Task A_flood_is_cut_short_and_counted_without_anyone_waiting()
    {
        using var blocked = new BlockedWriter();
        var terminal = new ConsoleTerminal(blocked, TimeProvider.System, false, false);
        terminal.Write(Tone.Success, "s", "first");
        await blocked.Reached.Task;
        for (var i = 0; i < 10_000; i++)
        {
            terminal.Write(Tone.Success, "s", "more");
        }

        blocked.Release.SetResult();
        await terminal.DisposeAsync();

        blocked.Text.ShouldContain("5904 lines left out");
    }

    private static async Task<string> WrittenAsync(bool isColoured, bool isVerbose, Action<ConsoleTerminal> write)
    {
        await using var output = new StringWriter();
        await using (var terminal = new ConsoleTerminal(output, TimeProvider.System, isColoured, isVerbose))
        {
            write(terminal);
        }

        return output.ToString();
    }

    private sealed class BlockedWriter : StringWriter
    {
        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        public string Text => GetStringBuilder().ToString();

        public override async Task FlushAsync()
        {
            Reached.TrySetResult();
            await Release.Task;
        }
    }
}
