using System.Security.Cryptography;
using System.Text;

namespace Stepyard.StatesLanguage.Tasks;

/// <summary>Where a distributed Map reads its items and writes its results: Amazon S3, as the state machine's role sees it.</summary>
/// <remarks>A refusal of the store is an answer, not an exception.</remarks>
public interface IObjectStore
{
    /// <summary>Opens an object for reading; the caller disposes its content.</summary>
    ValueTask<StoreAnswer<OpenObject>> OpenAsync(string bucket, string key);

    /// <summary>Lists the objects of a bucket, a page at a time.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys begin with; empty for all.</param>
    /// <param name="token">What the page before gave; null for the first.</param>
    ValueTask<StoreAnswer<ObjectPage>> ListAsync(string bucket, string prefix, string? token);

    /// <summary>Writes an object, and answers its size in bytes.</summary>
    ValueTask<StoreAnswer<long>> PutAsync(string bucket, string key, ReadOnlyMemory<byte> content);
}

/// <summary>What a store answered: a value, or why it refused.</summary>
public readonly record struct StoreAnswer<T>
{
    private StoreAnswer(T? value, string? cause) => (Value, Cause) = (value, cause);

    /// <summary>What was asked for; the type's default where it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused, in the store's words; null where it was not.</summary>
    public string? Cause { get; }

    public static implicit operator StoreAnswer<T>(T value) => new(value, null);

    public static implicit operator StoreAnswer<T>(StoreRefusal refusal) => new(default, refusal.Cause);
}

/// <summary>Why a store refused what it was asked.</summary>
public sealed record StoreRefusal(string Cause);

/// <summary>An object that is open for reading.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ETag">The entity tag, in its quotes: another one where the content is another.</param>
public sealed record OpenObject(Stream Content, string ETag);

/// <summary>Some of a bucket's objects, and how to go on; <see cref="Next"/> is null on the last page.</summary>
public sealed record ObjectPage(IReadOnlyList<ObjectEntry> Objects, string? Next)
{
    /// <summary>Tells a page from another one: a digest of its keys and entity tags.</summary>
    public string ETag => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Objects.Select(entry => $"{entry.Key} {entry.ETag}")))));
}

/// <summary>An object in a listing.</summary>
/// <param name="Key">The key.</param>
/// <param name="ETag">The entity tag, in its quotes.</param>
/// <param name="LastModified">When it was put.</param>
/// <param name="Size">The size in bytes.</param>
public sealed record ObjectEntry(string Key, string ETag, DateTimeOffset LastModified, long Size);
