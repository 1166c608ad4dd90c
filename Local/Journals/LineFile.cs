using System.Text.Json;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Terminal;

namespace Stepyard.Local.Journals;

/// <summary>A file of lines with checksums. The first one says what the file holds and in which format, each of the others is a record.</summary>
/// <param name="path">Where it is; it need not exist.</param>
/// <param name="content">What it holds, such as <c>executions</c>.</param>
/// <param name="loss">What is lost with the file, for a person whose file is damaged to decide.</param>
internal sealed class LineFile(string path, string content, string loss)
{
    private const int Format = 1;
    private const int LargeBuffer = 64 * 1024;
    private const int SmallBuffer = 4 * 1024;

    public string Path => path;

    /// <summary>How much of the file is whole, once it has been read: what follows was cut short by a crash.</summary>
    public long WholeLength { get; private set; }

    /// <summary>How much follows, once it has been read.</summary>
    public long TornLength { get; private set; }

    /// <summary>Adds the first line.</summary>
    public void WriteHeader(LineBuffer lines) => lines.Add(content, static (json, content) =>
    {
        json.WriteString("stepyard"u8, content);
        json.WriteNumber("format"u8, Format);
    });

    /// <summary>The records in their order, without damaged lines at the end: a crash may have cut those short.</summary>
    /// <param name="from">Where to begin: 0, or the end of a record.</param>
    /// <exception cref="ProvisioningException">A line before the end is damaged, or the format is a newer one.</exception>
    public IEnumerable<Line> Read(long from = 0)
    {
        (WholeLength, TornLength) = (from, 0);
        if (!File.Exists(path))
        {
            yield break;
        }

        using var file = Open(from);
        var (number, damaged) = (0, 0);
        foreach (var line in Split(file, LargeBuffer))
        {
            number++;
            if (line.Start == 0)
            {
                // Before its checksum is looked at: a newer format may have another one.
                CheckFormat(line.Text);
            }

            if (!line.IsComplete || !LineBuffer.TryRead(line.Text, out var json))
            {
                damaged = damaged == 0 ? number : damaged;
                continue;
            }

            if (damaged > 0)
            {
                throw Damaged(from, damaged, "its checksum is not that of its text");
            }

            WholeLength = line.End;
            if (line.Start > 0)
            {
                yield return new(line.Start, line.End, json);
            }
            else
            {
                CheckHeader(json);
            }
        }

        TornLength = file.Length - WholeLength;
    }

    /// <summary>The records from one on, while others may be added.</summary>
    /// <param name="start">Where that one begins.</param>
    /// <exception cref="InvalidDataException">One is damaged.</exception>
    public IEnumerable<Line> ReadFrom(long start)
    {
        using var file = Open(start);
        foreach (var line in Split(file, SmallBuffer))
        {
            yield return line.IsComplete && LineBuffer.TryRead(line.Text, out var json)
                ? new(line.Start, line.End, json)
                : throw new InvalidDataException($"{path}: the line at byte {line.Start} is damaged (its checksum is not that of its text).");
        }
    }

    /// <summary>Says what follows the whole lines, which is dropped where the file is next written to; nothing where nothing does.</summary>
    public void TellTorn(ITerminal terminal)
    {
        if (TornLength > 0)
        {
            terminal.Write(Tone.Warning, "yard", $"{path}: the last {TornLength} bytes were cut short by a crash and are dropped; nothing in them was acknowledged.");
        }
    }

    /// <summary>Puts other records in the place of all. A crash leaves either the old file or the new one.</summary>
    /// <param name="records">The records; each buffer is good until the next one.</param>
    public void Replace(IEnumerable<LineBuffer> records)
    {
        var replacement = path + ".new";
        using (var file = new FileStream(replacement, FileMode.Create, FileAccess.Write, FileShare.None, LargeBuffer))
        {
            using var header = new LineBuffer();
            WriteHeader(header);
            file.Write(header.Lines.Span);
            foreach (var lines in records)
            {
                file.Write(lines.Lines.Span);
            }

            file.Flush(flushToDisk: true);
            (WholeLength, TornLength) = (file.Length, 0);
        }

        File.Move(replacement, path, overwrite: true);
        FolderFlush.Flush(System.IO.Path.GetDirectoryName(path)!);
    }

    /// <summary>That a record doesn't say what it should.</summary>
    public ProvisioningException Damaged(Line line, string mistake) => Damaged(0, Read().Count(other => other.Start < line.Start) + 2, mistake);

    private ProvisioningException Damaged(long from, int number, string mistake)
    {
        var place = from == 0 ? $"line {number}" : $"line {number} after byte {from}";
        return new($"{path}: {place} is damaged ({mistake}). Put back a copy of the file, or take it away: {loss}");
    }

    private void CheckHeader(ReadOnlyMemory<byte> json)
    {
        using var header = JsonDocument.Parse(json);
        if (!header.RootElement.TryGetProperty("stepyard", out var holds) || holds.GetString() != content)
        {
            throw new ProvisioningException($"{path} holds no {content}: it is no file of Stepyard's. Take it away.");
        }
    }

    private void CheckFormat(ReadOnlyMemory<byte> header)
    {
        var json = header.Span.IndexOf((byte)'{');
        if (json < 0)
        {
            return;
        }

        try
        {
            using var said = JsonDocument.Parse(header[json..]);
            if (said.RootElement.TryGetProperty("format", out var format) && format.TryGetInt32(out var number) && number > Format)
            {
                throw new ProvisioningException($"{path} has the format {number}, this Stepyard knows formats up to {Format}. Use the newer Stepyard that wrote it, or another folder with --data.");
            }
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            // Its checksum tells.
        }
    }

    private FileStream Open(long position)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        file.Position = position;
        return file;
    }

    // The memory of a line is good until the next one.
    private static IEnumerable<(ReadOnlyMemory<byte> Text, long Start, long End, bool IsComplete)> Split(FileStream file, int size)
    {
        var buffer = new byte[size];
        var (start, length, searched) = (0, 0, 0);
        var position = file.Position;
        while (true)
        {
            var at = buffer.AsSpan(searched, length - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var end = searched + at;
                yield return (buffer.AsMemory(start, end - start), position, position + end + 1 - start, true);
                position += end + 1 - start;
                start = searched = end + 1;
                continue;
            }

            buffer.AsSpan(start, length - start).CopyTo(buffer);
            (start, length, searched) = (0, length - start, length - start);
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = file.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                break;
            }

            length += read;
        }

        if (length > 0)
        {
            yield return (buffer.AsMemory(0, length), position, position + length, false);
        }
    }
}

/// <summary>A record of a file.</summary>
/// <param name="Start">Where its line begins in the file.</param>
/// <param name="End">Where the next one does.</param>
/// <param name="Json">What it says; the memory is good until the next line is read.</param>
internal readonly record struct Line(long Start, long End, ReadOnlyMemory<byte> Json);
