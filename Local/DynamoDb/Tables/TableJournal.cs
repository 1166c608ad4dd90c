using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Tables;

/// <summary>
/// The file of a table: the key in the first line, and the request where one has made the table, then one line of JSON for each write, <c>{"put":ITEM}</c> or <c>{"delete":KEY}</c>.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="request">The request that has made the table; null for one of the stack.</param>
internal sealed class TableJournal(string path, JsonElement? request = null) : IDisposable
{
    private const long Slack = 8 * 1024 * 1024;

    // The file is for people too: letters of any language stand as they are.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = RequestBody.MaximumDepth };

    private readonly ChangeFile _file = new(path, "delete the file to start with an empty table", Slack);

    /// <summary>Whether the table was made by a request, which its file keeps.</summary>
    public bool IsOfRequest => request is not null;

    /// <summary>What the request was that made the table of a file; null where it is one of the stack.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the request.</param>
    /// <exception cref="ProvisioningException">The first line is damaged.</exception>
    public static (JsonElement Request, TableDefinition Definition)? RequestOf(string path, Func<JsonElement, TableDefinition> read)
    {
        using var file = new ChangeFile(path, "delete the file to lose the table", Slack);
        (JsonElement, TableDefinition)? found = null;
        file.Read((line, _) =>
        {
            if (JsonElement.Parse(line).TryGetProperty("request", out var request))
            {
                found = (request, read(request));
            }

            return false;
        });
        return found;
    }

    /// <summary>Reads the items, then rewrites the file with one line for each.</summary>
    /// <exception cref="ProvisioningException">A line is damaged, or another process has the file open.</exception>
    public ImmutableSortedDictionary<ItemKey, MapValue> Load(KeySchema key)
    {
        var items = Replay(key);
        _file.Rewrite(Lines(key, items.Values));
        return items;
    }

    /// <summary>Replaces the whole file by one line for each item, where it has grown over much.</summary>
    public void Compact(KeySchema key, IEnumerable<MapValue> items) => _file.Compact(() => Lines(key, items));

    public void Put(MapValue item) => Append("put", item);

    public void Delete(MapValue key) => Append("delete", key);

    public void Dispose() => _file.Dispose();

    private IEnumerable<byte[]> Lines(KeySchema key, IEnumerable<MapValue> items) =>
        items.Select(item => Line(writer => WriteChange(writer, "put", item))).Prepend(Line(writer => WriteHeader(writer, key)));

    private void Append(string change, MapValue subject) => _file.Append(Line(writer => WriteChange(writer, change, subject)));

    private ImmutableSortedDictionary<ItemKey, MapValue> Replay(KeySchema key)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<ItemKey, MapValue>();
        var isAnother = false;
        _file.Read((text, i) =>
        {
            using var line = JsonDocument.Parse(text, Deep);
            if (i == 0)
            {
                isAnother = !HasHeader(line.RootElement, key);
                return !isAnother;
            }

            if (line.RootElement.TryGetProperty("put", out var put))
            {
                var item = AttributeReader.ReadItem(put);
                items[key.KeyOf(item)] = item;
            }
            else
            {
                items.Remove(key.Exactly(AttributeReader.ReadItem(line.RootElement.GetProperty("delete"))));
            }

            return true;
        });
        if (isAnother)
        {
            SetAside();
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

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, Readable))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }
}
