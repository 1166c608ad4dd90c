using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Testing.Mocks;

/// <summary>The objects of one run; every bucket exists.</summary>
/// <param name="time">When objects are put.</param>
internal sealed class ObjectsInMemory(TimeProvider time) : IObjectStore
{
    private const string ETag = "\"test\"";

    private readonly SortedDictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);

    /// <summary>The objects by bucket and key.</summary>
    public IReadOnlyList<StoredObject> All => [.. _objects.Values];

    public void Put(StoredObject stored) => _objects[$"{stored.Bucket}/{stored.Key}"] = stored;

    public ValueTask<StoreAnswer<OpenObject>> OpenAsync(string bucket, string key) => new(_objects.TryGetValue($"{bucket}/{key}", out var found)
        ? new OpenObject(new MemoryStream(found.Content.ToArray(), writable: false), ETag)
        : new StoreRefusal("The specified key does not exist."));

    public ValueTask<StoreAnswer<ObjectPage>> ListAsync(string bucket, string prefix, string? token) => new(new ObjectPage(
        [
            .. _objects.Values
                .Where(stored => stored.Bucket == bucket && stored.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(stored => new ObjectEntry(stored.Key, ETag, time.GetUtcNow(), stored.Content.Length)),
        ],
        Next: null));

    public ValueTask<StoreAnswer<long>> PutAsync(string bucket, string key, ReadOnlyMemory<byte> content)
    {
        Put(new(bucket, key, content.ToArray()));
        return new(content.Length);
    }
}
