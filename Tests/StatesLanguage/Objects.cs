using System.Security.Cryptography;
using System.Text;
using Stepyard.StatesLanguage.Tasks;

namespace Stepyard.Tests.StatesLanguage;

/// <summary>An object store in memory, whose only bucket is <c>hoard</c>; it lists two objects a page.</summary>
internal sealed class Objects(params (string Key, byte[] Content)[] objects) : IObjectStore
{
    public const string Bucket = "hoard";

    private readonly SortedDictionary<string, byte[]> _objects = new(objects.ToDictionary(found => found.Key, found => found.Content), StringComparer.Ordinal);

    public IEnumerable<string> Keys => _objects.Keys;

    public static Objects Of(string key, string content) => new((key, Encoding.UTF8.GetBytes(content)));

    /// <summary>The content of the object whose key ends so.</summary>
    public string Text(string ending) => Encoding.UTF8.GetString(_objects.Single(found => found.Key.EndsWith(ending, StringComparison.Ordinal)).Value);

    // The answers come later, from another thread, as real ones do.
    public async ValueTask<StoreAnswer<OpenObject>> OpenAsync(string bucket, string key)
    {
        await Task.Yield();
        return bucket == Bucket && _objects.TryGetValue(key, out var content)
            ? new OpenObject(new MemoryStream(content), $"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"")
            : new StoreRefusal("The specified key does not exist.");
    }

    public ValueTask<StoreAnswer<ObjectPage>> ListAsync(string bucket, string prefix, string? token)
    {
        const int PageSize = 2;
        var start = token is null ? 0 : int.Parse(token);
        var found = _objects.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var page = found.Skip(start).Take(PageSize).Select(entry => new ObjectEntry(entry.Key, "\"e\"", DateTimeOffset.UnixEpoch.AddSeconds(7), entry.Value.Length));
        return new(new ObjectPage([.. page], start + PageSize < found.Count ? (start + PageSize).ToString() : null));
    }

    public ValueTask<StoreAnswer<long>> PutAsync(string bucket, string key, ReadOnlyMemory<byte> content)
    {
        if (bucket != Bucket)
        {
            return new(new StoreRefusal("The specified bucket does not exist"));
        }

        _objects[key] = content.ToArray();
        return new(content.Length);
    }
}
