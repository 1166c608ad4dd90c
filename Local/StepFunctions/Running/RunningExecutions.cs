using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json;
using Stepyard.Local.Journals;
using Stepyard.Local.Terminal;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Running;

/// <summary>The journal of the executions that run: how each was started, and what has happened to it since.</summary>
/// <remarks><c>{"execution":17,"started":{…}}</c>, then <c>{"execution":17,"at":"…","happened":"Entered",…}</c>, and at last <c>{"execution":17,"closed":true}</c>.</remarks>
internal sealed class RunningExecutions : IDisposable
{
    private const string FileName = "running.log";

    private readonly Journal _journal;
    private readonly ConcurrentDictionary<long, bool> _live = new();

    /// <param name="folder">The folder that has the file.</param>
    /// <param name="terminal">Where it says what is wrong with it.</param>
    /// <param name="slack">What the file may always grow to, in bytes.</param>
    /// <exception cref="Provisioning.ProvisioningException">The file is damaged.</exception>
    public RunningExecutions(string folder, ITerminal terminal, long slack = Journal.Slack)
    {
        var file = new LineFile(Path.Combine(folder, FileName), "running executions", "the executions that were running are lost with it.");
        Interrupted = Read(file);
        foreach (var sequence in Interrupted.Keys)
        {
            _live.TryAdd(sequence, true);
        }

        _journal = new(file, terminal, IsLive, slack);
    }

    /// <summary>The executions that ran when the file was written last, in the order of their starts.</summary>
    public SortedDictionary<long, Interrupted> Interrupted { get; }

    internal static ReadOnlySpan<byte> Key => "execution"u8;

    private static ReadOnlySpan<byte> LineStart => "{\"execution\":"u8;

    /// <summary>Writes down that an execution starts, or is taken up again after it had ended.</summary>
    /// <param name="start">How it was started.</param>
    /// <param name="past">What has happened to it before.</param>
    public void Add(StartRecord start, params IReadOnlyList<Happening> past)
    {
        _live.TryAdd(start.Sequence, true);
        _journal.Add(start with { Past = past.Count }, static (json, start) =>
        {
            json.WriteNumber(Key, start.Sequence);
            json.WritePropertyName("started"u8);
            JsonSerializer.Serialize(json, start, StatesJson.Default.StartRecord);
        });
        var journal = JournalOf(start.Sequence);
        foreach (var happened in past)
        {
            journal.Add(happened, null);
        }
    }

    /// <summary>Where an execution writes down what happens to it.</summary>
    /// <param name="sequence">Its place among all executions.</param>
    /// <param name="past">What has happened to it before.</param>
    public ExecutionJournal JournalOf(long sequence, params IReadOnlyList<Happening> past) => new(_journal, sequence, past);

    /// <summary>The journal of an execution that repeats its past to its end and is not to be written down again.</summary>
    public ExecutionJournal Repeat(long sequence) => ExecutionJournal.OfRepetition(_journal, sequence);

    /// <summary>Writes down that the file need not hold an execution any more.</summary>
    public void Close(long sequence)
    {
        _journal.Add(sequence, static (json, sequence) =>
        {
            json.WriteNumber(Key, sequence);
            json.WriteBoolean("closed"u8, true);
        });
        _live.TryRemove(sequence, out _);
    }

    /// <summary>Completes when all that was written down so far is safe on disk.</summary>
    /// <exception cref="JournalException">It can't be.</exception>
    public Task FlushAsync() => _journal.FlushAsync();

    public void Dispose() => _journal.Dispose();

    private static SortedDictionary<long, Interrupted> Read(LineFile file)
    {
        var running = new SortedDictionary<long, Interrupted>();
        foreach (var line in file.Read())
        {
            try
            {
                Read(line.Json.Span, running);
            }
            catch (Exception mistake) when (mistake is JsonException or FormatException)
            {
                throw file.Damaged(line, mistake.Message);
            }
        }

        foreach (var (sequence, (start, past)) in running.Where(found => found.Value.Past.Count < found.Value.Start.Past).ToList())
        {
            running.Remove(sequence);
        }

        return running;
    }

    private static void Read(ReadOnlySpan<byte> json, SortedDictionary<long, Interrupted> running)
    {
        var sequence = SequenceOf(json, out var rest);
        if (rest.StartsWith(",\"started\":"u8))
        {
            var start = JsonSerializer.Deserialize(rest[",\"started\":"u8.Length..^1], StatesJson.Default.StartRecord)!;
            running[sequence] = new(start with { Sequence = sequence }, []);
        }
        else if (rest.StartsWith(",\"closed\":"u8))
        {
            running.Remove(sequence);
        }
        else if (running.TryGetValue(sequence, out var execution))
        {
            // A record nests its values one deeper.
            execution.Past.Add(Happening.Read((ObjectValue)Value.Parse(json, Value.MaxDepth + 1)));
        }
    }

    private static long SequenceOf(ReadOnlySpan<byte> json, out ReadOnlySpan<byte> rest)
    {
        if (!json.StartsWith(LineStart) || !Utf8Parser.TryParse(json[LineStart.Length..], out long sequence, out var length))
        {
            throw new FormatException("it doesn't say which execution it is about");
        }

        rest = json[(LineStart.Length + length)..];
        return sequence;
    }

    private bool IsLive(ReadOnlyMemory<byte> json) => _live.ContainsKey(SequenceOf(json.Span, out _));
}
