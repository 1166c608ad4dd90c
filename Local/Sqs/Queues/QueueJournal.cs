using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Sqs.Queues;

/// <summary>The file of a queue: the queue in the first line, then a line of JSON for each change.</summary>
internal sealed class QueueJournal(string path) : IDisposable
{
    private const long Slack = 1024 * 1024;

    // The file is for people too: letters of any language stand as they are, and what is not set is left out.
    // What is not known is damage, or a newer Stepyard's: it would be lost where the file is written anew.
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly ChangeFile _file = new(path, "delete the file to start with an empty queue", Slack);

    /// <summary>The changes in the order in which they were made.</summary>
    /// <exception cref="ProvisioningException">A line is damaged.</exception>
    public IReadOnlyList<JournalLine> Read()
    {
        var changes = new List<JournalLine>();
        _file.Read((line, _) =>
        {
            changes.Add(JsonSerializer.Deserialize<JournalLine>(line, Format)!);
            return true;
        });
        return changes;
    }

    /// <summary>Replaces the whole file.</summary>
    public void Rewrite(IEnumerable<JournalLine> changes) => _file.Rewrite(changes.Select(Bytes));

    /// <summary>Replaces the whole file where it has grown over much.</summary>
    public void Compact(Func<IEnumerable<JournalLine>> changes) => _file.Compact(() => changes().Select(Bytes));

    public void Append(JournalLine change) => _file.Append(Bytes(change));

    public void Delete() => _file.Delete();

    public void Dispose() => _file.Dispose();

    private static byte[] Bytes(JournalLine change) => [.. JsonSerializer.SerializeToUtf8Bytes(change, Format), (byte)'\n'];
}
