using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>
/// The file of a table: the key in the first line, and the request where one has made the table, then one line of JSON for each write, <c>{"put":ITEM}</c> or <c>{"delete":KEY}</c>.
/// </summary>
/// <remarks>
/// A line is handed to the operating system before the write is answered, so that a killed process loses nothing that it
/// acknowledged. A last line that a crash cut short was never acknowledged and is dropped.
/// </remarks>
/// <param name="path">The file.</param>
/// <param name="request">The request that has made the table; null for one of the stack.</param>
internal sealed class TableJournal(string path, JsonElement? request = null) : IDisposable
{
    private const long Slack = 8 * 1024 * 1024;

    // The file is for people too: letters of any language stand as they are.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = RequestBody.MaximumDepth };

    private FileStream? _file;
    private long _compactAt;

    /// <summary>Whether the table was made by a request, which its file keeps.</summary>
    public bool IsOfRequest => request is not null;

    /// <summary>Whether the file has grown to more than twice what it would be if it were written anew.</summary>
    public bool IsBloated => _file!.Length > _compactAt;

    /// <summary>The request that made the table of a file; null where it is one of the stack.</summary>
    /// <exception cref="ProvisioningException">The first line is damaged.</exception>
    public static JsonElement? RequestOf(string path)
    {
        try
        {
            var header = JsonElement.Parse(File.ReadLines(path).FirstOrDefault("{}"));
            return header.TryGetProperty("request", out var request) ? request : null;
        }
        catch (JsonException damage)
        {
            throw new ProvisioningException($"{path}: line 1 is damaged ({damage.Message}). Mend the line, or delete the file.");
        }
    }

    /// <summary>Reads the items, then rewrites the file with one line for each.</summary>
    /// <exception cref="ProvisioningException">A line other than the last is damaged, or another process has the file open.</exception>
    public ImmutableSortedDictionary<ItemKey, MapValue> Load(KeySchema key)
    {
        var items = File.Exists(path) ? Replay(key) : ImmutableSortedDictionary<ItemKey, MapValue>.Empty;
        Rewrite(key, items.Values);
        return items;
    }

    /// <summary>Replaces the whole file by one line for each item.</summary>
    public void Rewrite(KeySchema key, IEnumerable<MapValue> items)
    {
        var compacted = path + ".new";
        using (var file = new FileStream(compacted, FileMode.Create, FileAccess.Write))
        {
            WriteLine(file, writer => WriteHeader(writer, key));
            foreach (var item in items)
            {
                WriteLine(file, writer => WriteChange(writer, "put", item));
            }

            _compactAt = (2 * file.Length) + Slack;
        }

        _file?.Dispose();
        File.Move(compacted, path, overwrite: true);
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Put(MapValue item) => Append("put", item);

    public void Delete(MapValue key) => Append("delete", key);

    public void Dispose() => _file?.Dispose();

    private void Append(string change, MapValue subject) => WriteLine(_file!, writer => WriteChange(writer, change, subject));

    private ImmutableSortedDictionary<ItemKey, MapValue> Replay(KeySchema key)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<ItemKey, MapValue>();
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                using var line = JsonDocument.Parse(lines[i], Deep);
                if (i == 0)
                {
                    if (!HasHeader(line.RootElement, key))
                    {
                        SetAside();
                        return ImmutableSortedDictionary<ItemKey, MapValue>.Empty;
                    }
                }
                else if (line.RootElement.TryGetProperty("put", out var put))
                {
                    var item = AttributeReader.ReadItem(put);
                    items[key.KeyOf(item)] = item;
                }
                else
                {
                    items.Remove(key.Exactly(AttributeReader.ReadItem(line.RootElement.GetProperty("delete"))));
                }
            }
            catch (Exception damage) when (damage is JsonException or KeyNotFoundException or AwsException)
            {
                if (i < lines.Length - 1)
                {
                    throw new ProvisioningException($"{path}: line {i + 1} is damaged ({damage.Message}). Mend the line, or delete the file to start with an empty table.");
                }
            }
        }

        return items.ToImmutable();
    }

    // A table with another key is another table, as in AWS, which would replace it; the items are kept for the person to look at.
    private void SetAside() => File.Move(path, path + ".replaced", overwrite: true);

    private static bool HasHeader(JsonElement header, KeySchema key) =>
        header.TryGetProperty("key", out var attributes)
        && attributes.EnumerateObject().Select(member => new KeyAttribute(member.Name, member.Value.GetString()!)).SequenceEqual(key.Attributes);

    private void WriteHeader(Utf8JsonWriter writer, KeySchema key)
    {
        writer.WriteStartObject("key");
        foreach (var attribute in key.Attributes)
        {
            writer.WriteString(attribute.Name, attribute.Type);
        }

        writer.WriteEndObject();
        if (request is { } made)
        {
            writer.WritePropertyName("request");
            made.WriteTo(writer);
        }
    }

    private static void WriteChange(Utf8JsonWriter writer, string change, MapValue subject)
    {
        writer.WritePropertyName(change);
        subject.WriteContent(writer);
    }

    private static void WriteLine(FileStream file, Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, Readable))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        file.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
    }
}
