using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3;

/// <summary>The headers of objects: which ones an object keeps, and with which it is answered.</summary>
/// <remarks>AWS: Amazon S3 User Guide, "Working with object metadata".</remarks>
internal static class ObjectHeaders
{
    /// <summary>What the headers of the user's own metadata begin with.</summary>
    public const string Metadata = "x-amz-meta-";

    /// <summary>S3 encrypts every object, and says so.</summary>
    public const string Encryption = "AES256";

    private static readonly FrozenSet<string> Kept =
        FrozenSet.ToFrozenSet(["content-type", "cache-control", "content-disposition", "content-encoding", "content-language", "expires"]);

    /// <summary>Whether an object keeps a header; its name in lower case.</summary>
    public static bool AreKept(string header) => Kept.Contains(header) || header.StartsWith(Metadata, StringComparison.Ordinal);

    /// <summary>A value that a header of an answer will have.</summary>
    /// <exception cref="AwsException"><c>InvalidArgument</c>: no header can have it.</exception>
    public static string Checked(string name, string value) => value.Any(char.IsControl)
        ? throw S3Error.InvalidArgument(name, value, $"The value of {name} has a control character in it, which no HTTP header can have")
        : value;

    /// <summary>Answers what GetObject and HeadObject tell about an object.</summary>
    public static void Describe(this HttpResponse response, StoredObject stored, bool withChecksum)
    {
        foreach (var (name, value) in stored.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentType = stored.ContentType;
        response.Headers.LastModified = stored.LastModified.ToString("R");
        response.Headers.AcceptRanges = "bytes";
        response.Tell(stored, withChecksum);
    }

    /// <summary>Answers what PutObject tells about an object.</summary>
    public static void Tell(this HttpResponse response, StoredObject stored, bool withChecksum)
    {
        response.Headers.ETag = stored.ETag;
        response.Headers["x-amz-server-side-encryption"] = Encryption;
        if (withChecksum)
        {
            response.Headers[stored.Checksum.Header] = stored.Checksum.Value;
            response.Headers["x-amz-checksum-type"] = "FULL_OBJECT";
        }
    }
}
