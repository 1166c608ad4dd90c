using System.Text;
using System.Text.Json;
using Stepyard.Local.Provisioning;
using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.Local.StepFunctions.Closed;

public sealed class ClosedExecutionsTests : IDisposable
{
    private const string Each = """{"StartAt":"Each","States":{"Each":{"Type":"Map","ItemProcessor":{"StartAt":"Same","States":{"Same":{"Type":"Pass","End":true}}},"End":true}}}""";

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;
    private readonly RecordingTerminal _terminal = new();

    private string Log => Path.Combine(_folder, "closed-1.log");

    private string Index => Path.Combine(_folder, "closed-1.index");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task All_that_was_known_of_an_execution_is_there_after_a_restart()
    {
        var numbers = new MapRunNumbers(0, 0, 3, 0, 0, 0, 3, 0);
        var closing = Close(5, "[1,2]") with
        {
            Version = 2,
            MapRuns = [new("run arn", "execution arn", "machine arn", Stepyard.StatesLanguage.MapRuns.MapRunStatus.Failed, Noon, Noon.AddTicks(1), 4, 1, 0.5, numbers, numbers)],
        };
        closing = closing with { Start = closing.Start with { AliasArn = "alias", TraceHeader = "Root=1", MapRunArn = "parent run", ItemCount = 7 } };
        await AddAsync(closing);

        using var closed = Open();
        var (sequence, found) = closed.Found.ShouldHaveSingleItem();
        var entry = found.Place.Read();
        sequence.ShouldBe(5);
        JsonSerializer.Serialize(entry).ShouldBe(JsonSerializer.Serialize(found.Entry));
        (entry.Arn, entry.Revision, entry.StartDate, entry.StopDate, entry.Status, entry.Version, entry.AliasArn, entry.MapRunArn, entry.ItemCount)
            .ShouldBe((closing.Start.Arn, "revision", Noon, Noon.AddSeconds(1), ExecutionStatus.Succeeded, 2, "alias", "parent run", 7));
        entry.MapRuns.ShouldBe(["run arn"]);
        var header = found.Place.Segment.ReadHeader(entry);
        header.Started.ShouldBe(closing.Start with { Sequence = 0 });
        header.Ended.ShouldBe(closing.End);
        header.MapRuns.ShouldBe(closing.MapRuns);
        found.Place.Segment.ReadHappenings(entry).ShouldBe(closing.Happenings);
    }

    [Fact]
    public async Task Any_part_of_a_long_history_is_read_as_it_was()
    {
        var closing = Close(1, $"[{string.Join(',', Enumerable.Range(0, 70))}]");
        var events = closing.History.Select(ToJson).ToArray();
        events.Length.ShouldBeGreaterThan(2 * ClosedEntry.Spacing);
        await AddAsync(Close(2, "[]"), closing);

        using var closed = Open();
        var (entry, place) = closed.Found[1];
        entry.Events.ShouldBe(events.Length);
        for (var start = 0; start < events.Length; start += 7)
        {
            place.Segment.ReadEvents(entry, start, 20).Select(json => Encoding.UTF8.GetString(json.Span)).ShouldBe(events.Skip(start).Take(20));
        }
    }

    [Fact]
    public async Task The_index_is_made_anew_wherever_it_is_cut_short_or_damaged()
    {
        await AddAsync(Close(1, "[1]"), Close(2, "[2,2]"));
        var index = await File.ReadAllBytesAsync(Index);
        for (var length = 0; length < index.Length; length += 41)
        {
            await File.WriteAllBytesAsync(Index, index[..length]);
            await CheckAsync();

            var damaged = index.ToArray();
            damaged[length] ^= 1;
            await File.WriteAllBytesAsync(Index, damaged);
            await CheckAsync();
        }

        File.Delete(Index);
        await CheckAsync();
        _terminal.Lines.ShouldBeEmpty();

        async Task CheckAsync()
        {
            using (var closed = Open())
            {
                closed.Found.Keys.ShouldBe([1, 2]);
            }

            (await File.ReadAllBytesAsync(Index)).ShouldBe(index);
        }
    }

    [Fact]
    public async Task Wherever_a_crash_cuts_the_file_short_whole_executions_stay_and_others_can_be_added()
    {
        await AddAsync(Close(1, "[1]"));
        var first = (await File.ReadAllBytesAsync(Log)).Length;
        var index = await File.ReadAllBytesAsync(Index);
        await AddAsync(Close(2, "[2,2]"));
        var all = await File.ReadAllBytesAsync(Log);
        for (var length = first; length < all.Length; length += 101)
        {
            await File.WriteAllBytesAsync(Log, all[..length]);
            await File.WriteAllBytesAsync(Index, index);

            await AddAsync(Close(3, "[]"));

            using var closed = Open();
            closed.Found.Keys.ShouldBe([1, 3]);
            closed.Found[3].Place.Segment.ReadHappenings(closed.Found[3].Entry).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_index_that_knows_more_than_the_file_is_made_anew()
    {
        await AddAsync(Close(1, "[1]"));
        var log = await File.ReadAllBytesAsync(Log);
        await AddAsync(Close(2, "[]"));
        await File.WriteAllBytesAsync(Log, log);

        using var closed = Open();
        closed.Found.Keys.ShouldBe([1]);
    }

    [Fact]
    public async Task Damage_that_no_index_helps_around_is_told()
    {
        await AddAsync(Close(1, "[1]"), Close(2, "[]"));
        var text = await File.ReadAllTextAsync(Log);
        await File.WriteAllTextAsync(Log, text.Replace("MapStateEntered", "MapStateExploded", StringComparison.Ordinal));
        File.Delete(Index);

        Should.Throw<ProvisioningException>(Open).Message.ShouldBe(
            $"{Log}: line 4 is damaged (its checksum is not that of its text). Put back a copy of the file, or take it away: the executions in it are lost with it.");
    }

    [Fact]
    public async Task Executions_go_with_their_state_machine()
    {
        await AddAsync(Close(1, "[]", "pizza"), Close(2, "[]", "pizza/Map"), Close(3, "[]", "pizzas"), Close(4, "[]", "pasta"), Close(5, "[]", "pasta"));
        using (var closed = Open())
        {
            await closed.ForgetAsync("arn:aws:states:us-east-1:123456789012:stateMachine:pizza");
        }

        await AddAsync(Close(6, "[]", "pizza"));
        for (var i = 0; i < 2; i++)
        {
            using (var closed = Open())
            {
                closed.Found.Keys.ShouldBe([3, 4, 5, 6]);
            }

            File.Delete(Index);
        }
    }

    [Fact]
    public async Task A_file_that_is_large_is_followed_by_another_one()
    {
        using (var closed = new ClosedExecutions(_folder, _terminal, Noon, largestSegment: 1000))
        {
            for (var sequence = 1; sequence <= 3; sequence++)
            {
                await closed.AddAsync(Close(sequence, "[1]"));
            }
        }

        Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["closed-1.index", "closed-1.log", "closed-2.index", "closed-2.log", "closed-3.index", "closed-3.log"]);
        using var again = Open();
        again.Found.Keys.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Ninety_days_after_their_end_executions_are_gone_and_so_are_their_files()
    {
        using (var closed = new ClosedExecutions(_folder, _terminal, Noon, largestSegment: 1000))
        {
            await closed.AddAsync(Close(1, "[1]"));
            await closed.AddAsync(Close(2, "[1]", start: Noon.AddDays(1)));
        }

        using (var closed = new ClosedExecutions(_folder, _terminal, Noon.AddDays(90).AddSeconds(2)))
        {
            closed.Found.Keys.ShouldBe([2]);
        }

        Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["closed-2.index", "closed-2.log"]);
    }

    private static Closing Close(long sequence, string items, string machine = "pizza", DateTimeOffset? start = null)
    {
        var arn = $"arn:aws:states:us-east-1:123456789012:execution:{machine}:{sequence}";
        var history = new HistoryList();
        var request = new ExecutionRequest(StateMachine.Parse(Each, WorkflowType.Standard).Machine!, Value.Parse(items), new(arn, "n", "m", "pizza", "role"), NoTasks.Instance)
        {
            History = history,
        };
        var began = start ?? Noon;
        return new(
            new(arn, "revision", began, items) { Sequence = sequence },
            EndRecord.Of(Execution.Start(request)) with { StopDate = began.AddSeconds(1) },
            history.ToList(),
            [new(HappeningKind.Entered, began) { Name = "Each" }]);
    }

    private static string ToJson(HistoryEvent happened)
    {
        using var lines = new Stepyard.Local.Journals.LineBuffer();
        lines.AddValue(happened, static (json, happened) => happened.WriteTo(json));
        return Encoding.UTF8.GetString(lines.Lines.Span[9..^1]);
    }

    private ClosedExecutions Open() => new(_folder, _terminal, Noon);

    private async Task AddAsync(params Closing[] closings)
    {
        using var closed = Open();
        await Task.WhenAll(closings.Select(closed.AddAsync));
    }

    private sealed class NoTasks : ITaskRunner
    {
        public static NoTasks Instance { get; } = new();

        public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation) => throw new InvalidOperationException("There are no Tasks.");
    }
}

internal static class ClosedExecutionsExtensions
{
    /// <summary>Completes when an execution that has ended is safe on disk.</summary>
    public static async Task AddAsync(this ClosedExecutions closed, Closing closing)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        closed.Add(closing, _ => done.SetResult());
        await done.Task;
    }
}
