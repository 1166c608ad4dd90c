using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Sqs.Queues;

/// <summary>The file of a queue: the queue in the first line, then a line of JSON for each change.</summary>
/// <remarks>
/// A line is handed to the operating system before the change is answered, so that a killed process loses nothing that it
/// acknowledged. A last line that a crash cut short was never acknowledged and is dropped.
/// </remarks>
internal sealed class QueueJournal(string path) : IDisposable
{
    private const long Slack = 1024 * 1024;

    // The file is for people too: letters of any language stand as they are, and what is not set is left out.
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private FileStream? _file;
    private long _compactAt;

    /// <summary>Whether the file has grown to more than twice what it would be if it were written anew.</summary>
    public bool IsBloated => _file!.Length > _compactAt;

    /// <summary>The changes in the order in which they were made.</summary>
    /// <exception cref="ProvisioningException">A line other than the last is damaged.</exception>
    public IReadOnlyList<JournalLine> Read()
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var changes = new List<JournalLine>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                changes.Add(JsonSerializer.Deserialize<JournalLine>(lines[i], Format)!);
            }
            catch (JsonException damage)
            {
                if (i < lines.Length - 1)
                {
                    throw new ProvisioningException($"{path}: line {i + 1} is damaged ({damage.Message}). Mend the line, or delete the file to start with an empty queue.");
                }
            }
        }

        return changes;
    }

    /// <summary>Replaces the whole file.</summary>
    public void Rewrite(IEnumerable<JournalLine> changes)
    {
        var compacted = path + ".new";
        using (var file = new FileStream(compacted, FileMode.Create, FileAccess.Write))
        {
            foreach (var change in changes)
            {
                file.Write(Bytes(change));
            }

            _compactAt = (2 * file.Length) + Slack;
        }

        _file?.Dispose();
        File.Move(compacted, path, overwrite: true);
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Append(JournalLine change) => _file!.Write(Bytes(change));

    public void Delete()
    {
        Dispose();
        File.Delete(path);
    }

    public void Dispose() => _file?.Dispose();

    private static byte[] Bytes(JournalLine change) => [.. JsonSerializer.SerializeToUtf8Bytes(change, Format), (byte)'\n'];
}
