using System.IO.Compression;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Items;

/// <summary><c>MANIFEST</c> of an S3 inventory: the rows of all files that the manifest names, under the headers of its schema.</summary>
/// <remarks>AWS: Amazon S3 User Guide, "Inventory manifest"; of its formats Step Functions reads CSV.</remarks>
internal sealed class InventoryItems : ItemSource
{
    public override bool LeadsToOthers => true;

    public override async ValueTask<string?> ReadAsync(Branch branch, ItemLocation location, ItemList items)
    {
        var answer = await OpenAsync(branch, location.Bucket, location.Key);
        if (answer.Value is null)
        {
            return answer.Cause;
        }

        using var content = answer.Value.Content;
        if (!JsonItems.TryParse(content, out var manifest) || manifest is not ObjectValue members
            || TextOf(members, "fileSchema") is not { } schema || !members.TryGetValue("files", out var files) || files is not ArrayValue list)
        {
            return "The object is not an S3 inventory manifest: it has no 'fileSchema' or no 'files'.";
        }

        if (TextOf(members, "fileFormat") is { } fileFormat && fileFormat != "CSV")
        {
            return $"The inventory has the format {fileFormat}; CSV is supported.";
        }

        var bucket = TextOf(members, "destinationBucket")?.Split(":::")[^1] ?? location.Bucket;
        var format = new Unzipped(new CsvItems(schema.Split(',', StringSplitOptions.TrimEntries), CsvItems.Comma));
        foreach (var key in list.OfType<ObjectValue>().Select(file => TextOf(file, "key")).OfType<string>())
        {
            if (!items.IsFull && await ReadAsync(branch, bucket, key, format, items) is { } cause)
            {
                return cause;
            }
        }

        return null;
    }

    private static string? TextOf(ObjectValue members, string name) =>
        members.TryGetValue(name, out var value) ? (value as StringValue)?.Text : null;

    /// <summary>Files of an inventory are compressed.</summary>
    private sealed class Unzipped(ItemFormat format) : ItemFormat
    {
        public override string? Read(Stream content, string source, ItemList items)
        {
            if (!source.EndsWith(".gz", StringComparison.Ordinal))
            {
                return format.Read(content, source, items);
            }

            try
            {
                using var unzipped = new GZipStream(content, CompressionMode.Decompress);
                return format.Read(unzipped, source, items);
            }
            catch (InvalidDataException)
            {
                return $"{source} is not compressed as its name says.";
            }
        }
    }
}
