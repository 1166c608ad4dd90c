using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Items;

/// <summary><c>s3:listObjectsV2</c>: the objects of a bucket, either as items themselves or, with <c>LOAD_AND_FLATTEN</c>, the items in all of them.</summary>
/// <param name="format">How to read the objects; null where they are the items.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html</remarks>
internal sealed class ListedObjects(ItemFormat? format) : ItemSource
{
    public override bool LeadsToOthers => format is not null;

    public override async ValueTask<string?> ReadAsync(Branch branch, ItemLocation location, ItemList items)
    {
        string? token = null;
        do
        {
            var answer = await ListAsync(branch, location, token);
            if (answer.Value is not { } page)
            {
                return answer.Cause;
            }

            foreach (var entry in page.Objects)
            {
                if (await AddAsync(branch, location.Bucket, entry, items) is { } cause)
                {
                    return cause;
                }
            }

            token = page.Next;
        }
        while (token is not null && !items.IsFull);

        return null;
    }

    private async ValueTask<string?> AddAsync(Branch branch, string bucket, ObjectEntry entry, ItemList items)
    {
        if (format is not null)
        {
            return items.IsFull ? null : await ReadAsync(branch, bucket, entry.Key, format, items);
        }

        items.Add(Describe(entry), $"S3://{bucket}");
        return null;
    }

    private static ObjectValue Describe(ObjectEntry entry) => ObjectValue.Create(
        new("Etag", entry.ETag),
        new("Key", entry.Key),
        new("LastModified", entry.LastModified.ToUnixTimeSeconds()),
        new("Size", entry.Size),
        new("StorageClass", "STANDARD"));
}
