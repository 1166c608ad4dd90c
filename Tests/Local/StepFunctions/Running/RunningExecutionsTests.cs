using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.StepFunctions.Running;

public sealed class RunningExecutionsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, 1, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;
    private readonly RecordingTerminal _terminal = new();

    private string File => Path.Combine(_folder, "running.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_execution_that_has_not_ended_is_found_with_all_that_happened()
    {
        var start = Start(3) with { AliasArn = "alias", TraceHeader = "Root=1", MapRunArn = "run", ItemCount = 2 };
        Happening[] happenings =
        [
            new(HappeningKind.Entered, Noon.AddTicks(1)) { Name = "«Wait»\n" },
            new(HappeningKind.Answered, Noon.AddTicks(2)) { Call = 1, Output = Value.Parse("""{"a":[1.0,1,null,"\u0001"]}""") },
        ];
        using (var running = Open())
        {
            var journal = Begin(running, start);
            running.Add(Start(4));
            running.Close(4);
            foreach (var happened in happenings)
            {
                journal.Add(happened, null);
            }

            await running.FlushAsync();
        }

        using var again = Open();
        var (sequence, found) = again.Interrupted.ShouldHaveSingleItem();
        sequence.ShouldBe(3);
        found.Start.ShouldBe(start);
        found.Past.ShouldBe(happenings);
        found.Past[1].Output!.ToJson().ShouldBe(happenings[1].Output!.ToJson());
    }

    [Fact]
    public async Task A_value_may_nest_as_deep_as_a_state_may_give_it()
    {
        var deep = Value.Parse(new string('[', Value.MaxDepth) + new string(']', Value.MaxDepth));
        using (var running = Open())
        {
            Begin(running, Start(1)).Add(new(HappeningKind.Answered, Noon) { Output = deep }, null);
            await running.FlushAsync();
        }

        using var again = Open();
        again.Interrupted[1].Past.ShouldHaveSingleItem().Output.ShouldBe(deep);
    }

    [Fact]
    public async Task What_happens_after_the_end_is_ignored()
    {
        using (var running = Open())
        {
            var journal = Begin(running, Start(1), new Happening(HappeningKind.Entered, Noon) { Name = "A" });
            journal.Close().ShouldHaveSingleItem();
            journal.Add(new(HappeningKind.Stopped, Noon), () => throw new InvalidOperationException("Nobody should be told."));
            await running.FlushAsync();
        }

        using var again = Open();
        again.Interrupted[1].Past.ShouldHaveSingleItem().Name.ShouldBe("A");
    }

    [Fact]
    public async Task A_forgotten_execution_is_told_that_all_is_written_and_nothing_is()
    {
        var told = new TaskCompletionSource();
        using (var running = Open())
        {
            var journal = Begin(running, Start(1));
            journal.Forget();
            running.Close(1);
            journal.Add(new(HappeningKind.Stopped, Noon), told.SetResult);
            await told.Task;
        }

        using var again = Open();
        again.Interrupted.ShouldBeEmpty();
        (await System.IO.File.ReadAllTextAsync(File)).ShouldNotContain("Stopped");
    }

    [Fact]
    public async Task An_execution_that_is_taken_up_again_counts_once_all_of_its_past_is_written()
    {
        using (var running = Open())
        {
            running.Add(Start(1) with { Reopened = 1 }, [.. Enumerable.Range(0, 3).Select(second => new Happening(HappeningKind.Rang, Noon.AddSeconds(second)) { Call = 1 })]);
            await running.FlushAsync();
        }

        var lines = await System.IO.File.ReadAllLinesAsync(File);
        for (var count = lines.Length; count > 1; count--)
        {
            await System.IO.File.WriteAllLinesAsync(File, lines[..count]);

            using var again = Open();
            again.Interrupted.Count.ShouldBe(count == lines.Length ? 1 : 0);
        }
    }

    [Fact]
    public async Task The_file_keeps_what_runs_and_drops_the_rest_when_it_grows()
    {
        using (var running = Open(slack: 4000))
        {
            Begin(running, Start(1)).Add(new(HappeningKind.Entered, Noon) { Name = "Long" }, null);
            for (var sequence = 2; sequence < 200; sequence++)
            {
                Begin(running, Start(sequence)).Add(new(HappeningKind.Entered, Noon) { Name = "Short" }, null);
                await running.FlushAsync();
                running.Close(sequence);
            }
        }

        new FileInfo(File).Length.ShouldBeLessThan(5000);
        using var again = Open();
        again.Interrupted.ShouldHaveSingleItem().Value.Past.ShouldHaveSingleItem().Name.ShouldBe("Long");
    }

    [Fact]
    public async Task A_record_that_says_nothing_is_told_with_its_place()
    {
        using (var lines = new Stepyard.Local.Journals.LineBuffer())
        {
            lines.AddJson("""{"stepyard":"running executions","format":1}"""u8);
            lines.AddJson("""{"execution":1,"started":{"arn":"a","revision":"r","startDate":"2026-11-20T12:00:00Z","input":"{}"}}"""u8);
            lines.AddJson("""{"execution":1,"at":"2026-11-20T12:00:00Z","happened":"Exploded"}"""u8);
            await System.IO.File.WriteAllBytesAsync(File, lines.Lines.ToArray());
        }

        var mistake = Should.Throw<ProvisioningException>(() => Open());

        mistake.Message.ShouldStartWith($"{File}: line 3 is damaged (\"happened\" is Exploded; allowed is one of Entered, ");
        mistake.Message.ShouldEndWith(". Put back a copy of the file, or take it away: the executions that were running are lost with it.");
    }

    private static StartRecord Start(long sequence) =>
        new($"arn:aws:states:us-east-1:123456789012:execution:pizza:{sequence}", "revision", Noon, """{ "crust" : "thin" }""") { Sequence = sequence };

    private static ExecutionJournal Begin(RunningExecutions running, StartRecord start, params Happening[] past)
    {
        running.Add(start, past);
        return running.JournalOf(start.Sequence, past);
    }

    private RunningExecutions Open(long slack = 1_000_000) => new(_folder, _terminal, slack);
}
