using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Journals;

/// <summary>A file with a line of JSON for each change of a thing, such as a table: for people too, and written anew where it has grown over much.</summary>
/// <remarks>
/// A line is handed to the operating system before the change is answered, so that a killed process loses nothing that it
/// acknowledged. A last line that a crash cut short was never acknowledged and is dropped.
/// </remarks>
/// <param name="path">Where it is; it need not exist.</param>
/// <param name="loss">What a person can do about a damaged line, and what it costs: <c>delete the file to …</c>.</param>
/// <param name="slack">What the file may always grow to beyond twice of what it needs, in bytes.</param>
/// <param name="write">How bytes are written at a place; a test has a disk of its own.</param>
internal sealed class ChangeFile(string path, string loss, long slack, Action<SafeFileHandle, ReadOnlySpan<byte>, long>? write = null) : IDisposable
{
    private readonly Action<SafeFileHandle, ReadOnlySpan<byte>, long> _write = write ?? RandomAccess.Write;
    private SafeFileHandle? _file;
    private long _length;
    private long _compactAt;

    /// <summary>Whether the file has grown to more than twice what it would be if it were written anew.</summary>
    public bool IsBloated => _length > _compactAt;

    /// <summary>Reads the lines in the order in which they were written.</summary>
    /// <param name="read">Takes a line and its place, from 0; false where the rest is of no interest.</param>
    /// <exception cref="ProvisioningException">A line is damaged.</exception>
    public void Read(Func<string, int, bool> read)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                if (!read(lines[i], i))
                {
                    return;
                }
            }
            catch (Exception damage) when (damage is JsonException or InvalidOperationException or KeyNotFoundException or AwsException)
            {
                if (i < lines.Length - 1 || EndsWhole())
                {
                    throw Damaged(i, damage);
                }
            }
        }
    }

    /// <summary>That a line, counted from 0, does not say what it should.</summary>
    public ProvisioningException Damaged(int line, Exception damage) =>
        new($"{path}: line {line + 1} is damaged ({damage.Message}). Mend the line, or {loss}.");

    /// <summary>Adds a line, with its line feed.</summary>
    /// <exception cref="IOException">It can't be written; the file is as before.</exception>
    public void Append(ReadOnlySpan<byte> line)
    {
        try
        {
            _write(_file!, line, _length);
        }
        catch
        {
            // Half a line would spoil the next one.
            RandomAccess.SetLength(_file!, _length);
            throw;
        }

        _length += line.Length;
    }

    /// <summary>Replaces the whole file.</summary>
    /// <exception cref="IOException">It can't be written; the file is as before.</exception>
    public void Rewrite(IEnumerable<byte[]> lines)
    {
        var replacement = path + ".new";
        using (var file = new FileStream(replacement, FileMode.Create, FileAccess.Write))
        {
            foreach (var line in lines)
            {
                file.Write(line);
            }

            _length = file.Length;
        }

        _file?.Dispose();
        File.Move(replacement, path, overwrite: true);
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        _compactAt = (2 * _length) + slack;
    }

    /// <summary>Replaces the whole file where it is bloated; later, where the disk has no room for it now.</summary>
    public void Compact(Func<IEnumerable<byte[]>> lines)
    {
        if (!IsBloated)
        {
            return;
        }

        var length = _length;
        try
        {
            Rewrite(lines());
        }
        catch (IOException)
        {
            (_length, _compactAt) = (length, 2 * length);
        }
    }

    public void Delete()
    {
        Dispose();
        File.Delete(path);
    }

    public void Dispose() => _file?.Dispose();

    private bool EndsWhole()
    {
        using var file = File.OpenHandle(path);
        Span<byte> last = stackalloc byte[1];
        return RandomAccess.Read(file, last, RandomAccess.GetLength(file) - 1) == 1 && last[0] == (byte)'\n';
    }
}
