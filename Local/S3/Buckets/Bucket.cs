using System.Collections.Immutable;
using System.Security.Cryptography;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3.Buckets;

/// <summary>A bucket: its objects by key, each with a file of its own in the bucket's folder.</summary>
internal sealed class Bucket
{
    private readonly Lock _writing = new();
    private readonly string _folder;
    private readonly TimeProvider _time;
    private ImmutableSortedDictionary<string, StoredObject> _objects;

    /// <param name="folder">The bucket's folder, which exists and has its name.</param>
    /// <param name="time">When objects are put.</param>
    public Bucket(string folder, TimeProvider time)
    {
        (_folder, _time, Name) = (folder, time, Path.GetFileName(folder));
        CreationDate = new(Directory.GetCreationTimeUtc(folder), TimeSpan.Zero);
        _objects = ObjectFile.ReadAll(folder).ToImmutableSortedDictionary(found => found.Key, found => found, Utf8Order.Instance);
    }

    public string Name { get; }

    public string Arn => $"arn:aws:s3:::{Name}";

    public DateTimeOffset CreationDate { get; }

    public bool IsEmpty => Volatile.Read(ref _objects).IsEmpty;

    public StoredObject? Find(string key) => Volatile.Read(ref _objects).GetValueOrDefault(key);

    /// <summary>Keeps an object, in place of what has its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="content">The content.</param>
    /// <param name="headers">See <see cref="StoredObject.Headers"/>.</param>
    /// <param name="checksum">The checksum it was put with; null to compute the usual one.</param>
    /// <param name="conditions">What has to be true of what has the key; null where nothing has to be.</param>
    /// <exception cref="AwsException">It is not true.</exception>
    public StoredObject Put(string key, ReadOnlySpan<byte> content, IReadOnlyDictionary<string, string> headers, Checksum? checksum, Preconditions? conditions = null)
    {
        var stored = new StoredObject
        {
            Key = key,
            Size = content.Length,
#pragma warning disable CA5351 // An entity tag is an MD5; nothing relies on it.
            ETag = $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"",
#pragma warning restore CA5351
            LastModified = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds()),
            Checksum = checksum ?? Checksum.Of(content, Checksum.Usual),
            Headers = headers,
        };
        lock (_writing)
        {
            conditions?.CheckWrite(key, _objects.GetValueOrDefault(key));
            ObjectFile.Write(_folder, stored, content);
            _objects = _objects.SetItem(key, stored);
        }

        return stored;
    }

    /// <summary>Removes an object; one that isn't there is no error.</summary>
    public void Delete(string key)
    {
        lock (_writing)
        {
            ObjectFile.Delete(_folder, key);
            _objects = _objects.Remove(key);
        }
    }

    /// <summary>Opens an object's content for reading; empty where the object has gone meanwhile.</summary>
    public Stream OpenRead(StoredObject stored) => (Stream?)ObjectFile.Open(_folder, stored.Key) ?? Stream.Null;

    /// <summary>Lists keys in the order of their UTF-8 bytes.</summary>
    public Listing List(ListingRequest request) => Listing.Of(Volatile.Read(ref _objects), request);

    /// <summary>Removes the bucket's folder; it must be empty.</summary>
    public void Remove()
    {
        lock (_writing)
        {
            Directory.Delete(_folder);
        }
    }
}
