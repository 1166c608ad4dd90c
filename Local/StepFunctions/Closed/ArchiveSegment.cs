using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>A file of closed executions, <c>closed-N.log</c>, and its index, <c>closed-N.index</c>, which is made anew where it is missing or damaged.</summary>
/// <remarks>One thread writes; any number may read what was written.</remarks>
internal sealed class ArchiveSegment : IDisposable
{
    private const int LargestWrite = 1024 * 1024;

    private readonly LineFile _log;
    private readonly LineFile _index;
    private readonly SafeFileHandle _logHandle;
    private readonly SafeFileHandle _indexHandle;
    private readonly LineBuffer _lines = new();
    private readonly List<ClosedLine> _unindexed = [];
    private long _flushed;
    private long _indexLength;

    /// <param name="folder">The folder that has the files, or will.</param>
    /// <param name="number">Which one it is, from 1.</param>
    /// <param name="terminal">Where it says what it drops.</param>
    /// <exception cref="ProvisioningException">The file is damaged where its index doesn't say what is in it.</exception>
    public ArchiveSegment(string folder, int number, ITerminal terminal)
    {
        Number = number;
        _log = new(Path.Combine(folder, $"closed-{number}.log"), "closed executions", "the executions in it are lost with it.");
        _index = new(Path.Combine(folder, $"closed-{number}.index"), "index of closed executions", "it is made anew.");
        _logHandle = File.OpenHandle(_log.Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        Length = RandomAccess.GetLength(_logHandle);
        Found = ReadIndex();
        _indexHandle = File.OpenHandle(_index.Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _indexLength = Cut(_indexHandle, _index, _index.WholeLength);
        if (Known < Length || Length == 0)
        {
            Mend(terminal);
        }

        _flushed = Length;
    }

    public int Number { get; }

    /// <summary>How long the file is, with what is not written yet.</summary>
    public long Length { get; private set; }

    /// <summary>What the index had when it was opened, and where in it.</summary>
    public List<(ClosedLine Line, long At)> Found { get; }

    /// <summary>Up to where in the file the index knows it.</summary>
    private long Known => Found is [.., var last] ? last.Line.End : 0;

    /// <summary>Adds an execution. It is not safe before <see cref="Commit"/>.</summary>
    public void Append(Closing closing)
    {
        var at = Length;
        var start = closing.Start;
        var events = closing.History;
        var header = new ClosedHeader(start.Sequence, start, closing.End, events.Count, closing.Happenings.Count) { Version = closing.Version, MapRuns = closing.MapRuns };
        Add(new ArchiveLine { Closed = header }, static (json, line) => JsonSerializer.Serialize(json, line, StatesJson.Default.ArchiveLine));
        var marks = new List<long>((events.Count / ClosedEntry.Spacing) + 1);
        for (var i = 0; i < events.Count; i++)
        {
            if (i % ClosedEntry.Spacing == 0)
            {
                marks.Add(Length);
            }

            Add(events[i], static (json, happened) => happened.WriteTo(json));
        }

        foreach (var happened in closing.Happenings)
        {
            Add(happened, static (json, happened) =>
            {
                json.WriteStartObject();
                happened.WriteTo(json);
                json.WriteEndObject();
            });
        }

        _unindexed.Add(new() { Closed = Entry(header, at, marks), End = Length });
    }

    /// <summary>Adds that a state machine was deleted. It is not safe before <see cref="Commit"/>.</summary>
    public void Append(ArchiveLine line)
    {
        Add(line, static (json, line) => JsonSerializer.Serialize(json, line, StatesJson.Default.ArchiveLine));
        _unindexed.Add(new() { Forgotten = line.Forgotten, End = Length });
    }

    /// <summary>Makes safe what was added.</summary>
    /// <returns>Where in the index each addition is.</returns>
    public IReadOnlyList<long> Commit()
    {
        Write();
        RandomAccess.FlushToDisk(_logHandle);
        return WriteIndex();
    }

    /// <summary>What the index has at a place.</summary>
    public ClosedEntry ReadEntry(long at) => Parse(_index.ReadFrom(at).First()).Closed!;

    public ClosedHeader ReadHeader(ClosedEntry entry) =>
        JsonSerializer.Deserialize(_log.ReadFrom(entry.At).First().Json.Span, StatesJson.Default.ArchiveLine)!.Closed!;

    /// <summary>The JSON of the events of an execution; the memory of each is good until the next one.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> ReadEvents(ClosedEntry entry, int start, int count) =>
        start >= entry.Events ? [] : _log.ReadFrom(entry.Marks[start / ClosedEntry.Spacing]).Skip(start % ClosedEntry.Spacing).Take(Math.Min(count, entry.Events - start)).Select(line => line.Json);

    /// <summary>What has happened to an execution from outside.</summary>
    public List<Happening> ReadHappenings(ClosedEntry entry)
    {
        var header = ReadHeader(entry);
        return
        [
            .. _log.ReadFrom(entry.At).Skip(1 + header.Events).Take(header.Happenings)
                .Select(line => Happening.Read((ObjectValue)Value.Parse(line.Json.Span, Value.MaxDepth + 1))),
        ];
    }

    /// <summary>Takes the files away.</summary>
    public void Delete()
    {
        Dispose();
        File.Delete(_log.Path);
        File.Delete(_index.Path);
    }

    public void Dispose()
    {
        _logHandle.Dispose();
        _indexHandle.Dispose();
        _lines.Dispose();
    }

    private static ClosedLine Parse(Line line) => JsonSerializer.Deserialize(line.Json.Span, StatesJson.Default.ClosedLine)!;

    private static ClosedEntry Entry(ClosedHeader header, long at, IReadOnlyList<long> marks)
    {
        var (start, end) = (header.Started, header.Ended);
        return new(header.Execution, start.Arn, start.Revision, start.StartDate, end.StopDate, end.Status, at, header.Events, marks)
        {
            Version = header.Version,
            AliasArn = start.AliasArn,
            MapRunArn = start.MapRunArn,
            ItemCount = start.ItemCount,
            Reopened = start.Reopened,
            RedriveCount = end.RedriveCount,
            RedriveDate = end.RedriveDate,
            MapRuns = header.MapRuns is { Count: > 0 } runs ? [.. runs.Select(run => run.Arn)] : null,
        };
    }

    /// <summary>Drops what a file has beyond what is whole, and begins it anew where that is nothing.</summary>
    /// <returns>Its length.</returns>
    private static long Cut(SafeFileHandle handle, LineFile file, long whole)
    {
        RandomAccess.SetLength(handle, whole);
        if (whole > 0)
        {
            return whole;
        }

        using var lines = new LineBuffer();
        file.WriteHeader(lines);
        RandomAccess.Write(handle, lines.Lines.Span, 0);
        RandomAccess.FlushToDisk(handle);
        FolderFlush.Flush(Path.GetDirectoryName(file.Path)!);
        return lines.Length;
    }

    // An index that doesn't fit is of no use: the file itself says all.
    private List<(ClosedLine Line, long At)> ReadIndex()
    {
        try
        {
            List<(ClosedLine Line, long At)> found = [.. _index.Read().Select(line => (Parse(line), line.Start))];
            if (found is [] || found[^1].Line.End <= Length)
            {
                return found;
            }
        }
        catch (Exception e) when (e is ProvisioningException or JsonException)
        {
        }

        File.Delete(_index.Path);
        return [.. _index.Read().Select(line => (Parse(line), line.Start))];
    }

    /// <summary>Adds to the index what the file has beyond it, and drops what a crash cut short.</summary>
    private void Mend(ITerminal terminal)
    {
        _unindexed.AddRange(Scan(Known));
        var whole = _unindexed is [.., var last] ? last.End : Known > 0 ? Known : Math.Min(_log.WholeLength, HeaderLength());
        if (whole < Length)
        {
            terminal.Write(Tone.Warning, "states", $"{_log.Path}: the last {Length - whole} bytes were cut short by a crash and are dropped; what they were about is still known.");
        }

        Length = Cut(_logHandle, _log, whole);
        var lines = _unindexed.ToArray();
        Found.AddRange(lines.Zip(WriteIndex()));
    }

    private long HeaderLength()
    {
        using var lines = new LineBuffer();
        _log.WriteHeader(lines);
        return lines.Length;
    }

    /// <summary>What the file says from a place on: executions of which all lines are there.</summary>
    private IEnumerable<ClosedLine> Scan(long from)
    {
        ClosedHeader? header = null;
        var (at, seen) = (0L, 0);
        var marks = new List<long>();
        foreach (var line in _log.Read(from))
        {
            if (header is not null)
            {
                if (seen < header.Events && seen % ClosedEntry.Spacing == 0)
                {
                    marks.Add(line.Start);
                }

                seen++;
            }
            else
            {
                var said = JsonSerializer.Deserialize(line.Json.Span, StatesJson.Default.ArchiveLine)!;
                if (said.Closed is null)
                {
                    yield return new() { Forgotten = said.Forgotten, End = line.End };
                    continue;
                }

                (header, at, seen) = (said.Closed, line.Start, 0);
            }

            if (seen == header.Events + header.Happenings)
            {
                yield return new() { Closed = Entry(header, at, [.. marks]), End = line.End };
                header = null;
                marks.Clear();
            }
        }
    }

    private void Add<T>(T record, Action<Utf8JsonWriter, T> write)
    {
        var before = _lines.Length;
        _lines.AddValue(record, write);
        Length += _lines.Length - before;
        if (_lines.Length > LargestWrite)
        {
            Write();
        }
    }

    private void Write()
    {
        RandomAccess.Write(_logHandle, _lines.Lines.Span, _flushed);
        _flushed = Length;
        _lines.Clear();
    }

    // Not flushed: what it lacks after a crash is found in the file.
    private List<long> WriteIndex()
    {
        using var lines = new LineBuffer();
        var places = new List<long>(_unindexed.Count);
        foreach (var line in _unindexed)
        {
            places.Add(_indexLength + lines.Length);
            lines.AddValue(line, static (json, line) => JsonSerializer.Serialize(json, line, StatesJson.Default.ClosedLine));
        }

        _unindexed.Clear();
        RandomAccess.Write(_indexHandle, lines.Lines.Span, _indexLength);
        _indexLength += lines.Length;
        return places;
    }
}
