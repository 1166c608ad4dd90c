using System.Collections.Concurrent;
using System.Text;
using Stepyard.Local.Iam;

namespace Stepyard.Local.S3.Buckets;

/// <summary>The account's buckets, and who may do what with them.</summary>
/// <param name="account">Whose buckets they are.</param>
/// <param name="access">Decides on every operation.</param>
/// <param name="time">When objects are put.</param>
/// <param name="folder">Where each bucket has its folder.</param>
internal sealed class ObjectStore(Account account, IAccess access, TimeProvider time, string folder)
{
    // AWS: Amazon S3 User Guide, "Object key naming guidelines": in bytes of UTF-8.
    private const int LongestKey = 1024;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = Load(folder, time);

    public Account Account => account;

    /// <summary>All buckets, by name.</summary>
    public IReadOnlyList<Bucket> Buckets(Caller caller)
    {
        access.Authorize(caller, "s3:ListAllMyBuckets", "*");
        return [.. _buckets.Values.OrderBy(bucket => bucket.Name, StringComparer.Ordinal)];
    }

    /// <exception cref="Wire.AwsException"><c>InvalidBucketName</c>; <c>BucketAlreadyOwnedByYou</c> outside us-east-1, where AWS answers as if it was new.</exception>
    public Bucket Create(string name, Caller caller)
    {
        access.Authorize(caller, "s3:CreateBucket", ArnOf(name));
        if (!BucketName.IsValid(name))
        {
            throw S3Error.InvalidBucketName(name);
        }

        if (_buckets.TryGetValue(name, out var existing))
        {
            return account.Region == "us-east-1" ? existing : throw S3Error.BucketAlreadyOwnedByYou(name);
        }

        return _buckets.GetOrAdd(name, _ => new(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, time));
    }

    /// <exception cref="Wire.AwsException"><c>NoSuchBucket</c>, <c>BucketNotEmpty</c>.</exception>
    public void Delete(string name, Caller caller)
    {
        var bucket = Open(name, "s3:DeleteBucket", caller);
        if (!bucket.IsEmpty)
        {
            throw S3Error.BucketNotEmpty(name);
        }

        _buckets.TryRemove(name, out _);
        bucket.Remove();
    }

    /// <summary>A bucket, once the caller may do something with the bucket itself.</summary>
    /// <exception cref="Wire.AwsException"><c>AccessDeniedException</c>, <c>NoSuchBucket</c>.</exception>
    public Bucket Open(string name, string action, Caller caller)
    {
        access.Authorize(caller, action, ArnOf(name));
        return Find(name);
    }

    /// <summary>A bucket, once the caller may do something with an object in it.</summary>
    /// <exception cref="Wire.AwsException"><c>KeyTooLongError</c>, <c>AccessDeniedException</c>, <c>NoSuchBucket</c>.</exception>
    public Bucket Open(string name, string key, string action, Caller caller)
    {
        if (Encoding.UTF8.GetByteCount(key) > LongestKey)
        {
            throw S3Error.KeyTooLong();
        }

        access.Authorize(caller, action, $"{ArnOf(name)}/{key}");
        return Find(name);
    }

    /// <summary>An object that the caller may read. Whether there is none is only told to who may list the bucket.</summary>
    /// <exception cref="Wire.AwsException"><c>AccessDeniedException</c>, <c>NoSuchBucket</c>, <c>NoSuchKey</c>.</exception>
    public (Bucket Bucket, StoredObject Object) Get(string name, string key, Caller caller)
    {
        var bucket = Open(name, key, "s3:GetObject", caller);
        if (bucket.Find(key) is { } stored)
        {
            return (bucket, stored);
        }

        access.Authorize(caller, "s3:ListBucket", bucket.Arn);
        throw S3Error.NoSuchKey(key);
    }

    private static string ArnOf(string bucket) => $"arn:aws:s3:::{bucket}";

    private static ConcurrentDictionary<string, Bucket> Load(string folder, TimeProvider time)
    {
        var folders = Directory.CreateDirectory(folder).EnumerateDirectories();
        return new(folders.Select(bucket => KeyValuePair.Create(bucket.Name, new Bucket(bucket.FullName, time))), StringComparer.Ordinal);
    }

    private Bucket Find(string name) => _buckets.TryGetValue(name, out var bucket) ? bucket : throw S3Error.NoSuchBucket(name);
}
