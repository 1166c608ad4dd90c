using System.Text;
using System.Text.Json;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;

namespace Stepyard.Tests.Local.Journals;

public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;
    private readonly RecordingTerminal _terminal = new();

    private string Path => System.IO.Path.Combine(_folder, "orders.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_added_is_there_after_a_restart_in_its_order()
    {
        await WriteAsync("one", "«два»\n", "three");

        Read().ShouldBe(["one", "«два»\n", "three"]);
        _terminal.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_can_read_the_file()
    {
        await WriteAsync("«золото»");

        var lines = await File.ReadAllLinesAsync(Path);
        lines.Select(line => line[9..]).ShouldBe(["""{"stepyard":"orders","format":1}""", """{"text":"«золото»"}"""]);
    }

    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        using var lines = new LineBuffer();
        lines.AddJson("123456789"u8);

        Encoding.UTF8.GetString(lines.Lines.Span).ShouldBe("e3069283 123456789\n");
    }

    [Fact]
    public async Task Wherever_a_crash_cuts_the_file_short_whole_lines_stay_and_new_ones_can_be_added()
    {
        await WriteAsync("one", "two");
        var bytes = await File.ReadAllBytesAsync(Path);
        var ends = Enumerable.Range(1, bytes.Length).Where(length => bytes[length - 1] == '\n').ToArray();
        for (var length = 0; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(Path, bytes[..length]);

            await WriteAsync("new");

            Read().ShouldBe([.. new[] { "one", "two" }.Take(ends.Count(end => end <= length) - 1), "new"], $"{length} bytes");
            _terminal.Lines.IsEmpty.ShouldBe(length == 0 || ends.Contains(length));
            _terminal.Lines.Clear();
        }
    }

    [Fact]
    public async Task A_tail_of_zeros_and_a_last_line_with_another_text_are_dropped_too()
    {
        await WriteAsync("one", "two");
        var text = await File.ReadAllTextAsync(Path);
        await File.WriteAllTextAsync(Path, text.Replace("two", "2wo", StringComparison.Ordinal) + new string('\0', 5000));

        await WriteAsync("new");

        Read().ShouldBe(["one", "new"]);
        _terminal.Lines.ShouldHaveSingleItem().ShouldContain($"{Path}: the last 50");
    }

    [Fact]
    public async Task A_damaged_line_before_others_is_told_and_the_file_left_alone()
    {
        await WriteAsync("one", "two", "three");
        var text = (await File.ReadAllTextAsync(Path)).Replace("two", "2wo", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path, text);

        Should.Throw<ProvisioningException>(Read).Message.ShouldBe(
            $"{Path}: line 3 is damaged (its checksum is not that of its text). Put back a copy of the file, or take it away: all orders are lost with it.");
        (await File.ReadAllTextAsync(Path)).ShouldBe(text);
    }

    [Fact]
    public async Task A_file_of_a_newer_Stepyard_is_refused()
    {
        using var lines = new LineBuffer();
        lines.AddJson("""{"stepyard":"orders","format":2}"""u8);
        await File.WriteAllBytesAsync(Path, lines.Lines.ToArray());

        Should.Throw<ProvisioningException>(Read).Message.ShouldBe(
            $"{Path} has the format 2, this Stepyard knows formats up to 1. Use the newer Stepyard that wrote it, or another folder with --data.");
    }

    [Fact]
    public async Task A_file_of_a_newer_Stepyard_is_known_whatever_its_checksums_are()
    {
        await File.WriteAllTextAsync(Path, "sha256:00 {\"stepyard\":\"orders\",\"format\":3}\nsha256:00 {}\n");

        Should.Throw<ProvisioningException>(Read).Message.ShouldStartWith($"{Path} has the format 3, this Stepyard knows formats up to 1.");
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused()
    {
        using var lines = new LineBuffer();
        lines.AddJson("""{"stepyard":"pizzas","format":1}"""u8);
        await File.WriteAllBytesAsync(Path, lines.Lines.ToArray());

        Should.Throw<ProvisioningException>(Read).Message.ShouldBe($"{Path} holds no orders: it is no file of Stepyard's. Take it away.");
    }

    [Fact]
    public async Task Whoever_adds_is_told_in_order_when_it_is_written()
    {
        var gate = new Lock();
        var added = 0;
        var told = new List<int>();
        using var journal = Open();
        Parallel.For(0, 1000, _ =>
        {
            lock (gate)
            {
                var number = ++added;
                journal.Add($"{number}", Write, () => told.Add(number));
            }
        });

        await journal.FlushAsync();

        told.ShouldBe(Enumerable.Range(1, 1000));
        Read().ShouldBe(told.Select(number => $"{number}"));
    }

    [Fact]
    public async Task A_flush_covers_what_nobody_waited_for_before()
    {
        using var journal = Open();
        journal.Add("one", Write);
        journal.Add("two", Write);

        await journal.FlushAsync();
        Read().ShouldBe(["one", "two"]);

        await journal.FlushAsync();
    }

    [Fact]
    public async Task The_file_does_not_grow_with_what_counts_no_more()
    {
        using (var journal = Open(line => line.Span.IndexOf("keep"u8) >= 0, slack: 2000))
        {
            for (var i = 0; i < 1000; i++)
            {
                journal.Add(i % 100 == 0 ? $"keep {i}" : $"drop {i}", Write);
                await journal.FlushAsync();
            }
        }

        new FileInfo(Path).Length.ShouldBeLessThan(2100);
        Read().Where(text => text.StartsWith("keep", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, 10).Select(i => $"keep {i * 100}"));
        File.Exists(Path + ".new").ShouldBeFalse();
    }

    [Fact]
    public async Task A_crash_while_the_file_is_written_anew_leaves_the_old_one()
    {
        await WriteAsync("one", "two");
        foreach (var length in Enumerable.Range(0, 60))
        {
            await File.WriteAllBytesAsync(Path + ".new", (await File.ReadAllBytesAsync(Path))[..length]);

            Read().ShouldBe(["one", "two"]);
        }

        using (var journal = Open(_ => true, slack: 10))
        {
            journal.Add("three", Write);
            await journal.FlushAsync();
        }

        Read().ShouldBe(["one", "two", "three"]);
        File.Exists(Path + ".new").ShouldBeFalse();
    }

    [Fact]
    public async Task Where_nothing_can_be_written_nothing_is_acknowledged()
    {
        Directory.CreateDirectory(Path + ".new");
        using var journal = Open(_ => true, slack: 10);
        var one = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        journal.Add("one", Write, one.SetResult);
        await one.Task;

        // The file was to be written anew after that.
        while (_terminal.Lines.IsEmpty)
        {
            await Task.Yield();
        }

        var isTold = false;
        journal.Add("two", Write, () => isTold = true);
        var failure = await Should.ThrowAsync<JournalException>(journal.FlushAsync);

        isTold.ShouldBeFalse();
        failure.Message.ShouldStartWith($"{Path} can't be written: ");
        _terminal.Lines.ShouldHaveSingleItem().ShouldBe($"states: {failure.Message}");
        Read().ShouldBe(["one"]);
    }

    private static void Write(Utf8JsonWriter json, string text) => json.WriteString("text"u8, text);

    private LineFile Orders() => new(Path, "orders", "all orders are lost with it.");

    private Journal Open(Func<ReadOnlyMemory<byte>, bool>? isLive = null, long slack = Journal.Slack)
    {
        var file = Orders();
        file.Read().Count().ShouldBeGreaterThanOrEqualTo(0);
        return new(file, _terminal, isLive, slack);
    }

    private async Task WriteAsync(params string[] texts)
    {
        using var journal = Open();
        foreach (var text in texts)
        {
            journal.Add(text, Write);
        }

        await journal.FlushAsync();
    }

    private string[] Read() =>
        [.. Orders().Read().Select(line => JsonElement.Parse(Encoding.UTF8.GetString(line.Json.Span)).GetProperty("text").GetString()!)];
}
