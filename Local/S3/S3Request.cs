using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3;

/// <summary>What a request's path names.</summary>
internal enum S3Level
{
    /// <summary><c>/</c>: the account.</summary>
    Account,

    /// <summary><c>/BUCKET</c>.</summary>
    Bucket,

    /// <summary><c>/BUCKET/KEY</c>.</summary>
    Object,
}

/// <summary>A request to S3, addressed by its path.</summary>
internal sealed class S3Request
{
    private readonly WireCall _call;

    public S3Request(WireCall call, string rawTarget)
    {
        _call = call;
        var path = rawTarget.Split('?')[0].TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        Bucket = Uri.UnescapeDataString(slash < 0 ? path : path[..slash]);
        Key = slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]);
    }

    /// <summary>The bucket's name; empty where the request is about the account.</summary>
    public string Bucket { get; }

    /// <summary>The object's key; empty where the request is about the bucket.</summary>
    public string Key { get; }

    public S3Level Level => Bucket.Length == 0 ? S3Level.Account : Key.Length == 0 ? S3Level.Bucket : S3Level.Object;

    public Caller Caller => _call.Caller;

    public string Method => _call.Context.Request.Method;

    public HttpResponse Response => _call.Context.Response;

    public CancellationToken Cancellation => _call.Context.RequestAborted;

    /// <summary>A query parameter; null where it is not there, empty where it has no value.</summary>
    public string? Query(string name) => _call.Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public IEnumerable<string> QueryNames => _call.Context.Request.Query.Keys;

    public string? Header(string name) => (string?)_call.Context.Request.Headers[name];

    /// <summary>The headers that an object keeps.</summary>
    /// <exception cref="AwsException"><c>InvalidArgument</c>: one could not be sent back.</exception>
    public Dictionary<string, string> ObjectHeaders() => _call.Context.Request.Headers
        .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), WithoutChunks(header.Value.ToString())))
        .Where(header => S3.ObjectHeaders.AreKept(header.Key) && header.Value.Length > 0)
        .ToDictionary(header => header.Key, header => S3.ObjectHeaders.Checked(header.Key, header.Value));

    /// <summary>The content, decoded, and the checksum that it came with; null where it came without.</summary>
    /// <exception cref="AwsException"><c>BadDigest</c>: the content is not what the checksum is of; <c>InvalidDigest</c>: a checksum is none.</exception>
    public async ValueTask<(byte[] Content, Checksum? Checksum)> ReadContentAsync()
    {
        var body = await _call.ReadBodyAsync();
        var trailers = new Dictionary<string, string>(StringComparer.Ordinal);
        var isChunked = Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) is true;
        var content = isChunked ? AwsChunked.Decode(body.Span, trailers) : body.ToArray();
        CheckMd5(content);
        Checksum? checksum = null;
        foreach (var algorithm in Checksum.Names)
        {
            var header = Checksum.HeaderOf(algorithm);
            if ((Header(header) ?? trailers.GetValueOrDefault(header)) is { Length: > 0 } given)
            {
                checksum = Checksum.Of(content, algorithm);
                if (checksum.Value != given)
                {
                    throw S3Error.BadDigest(algorithm);
                }
            }
        }

        return (content, checksum);
    }

    public Task SendAsync(int status, ReadOnlyMemory<byte> xml) => _call.SendAsync(status, "application/xml", xml);

    private void CheckMd5(ReadOnlySpan<byte> content)
    {
        if (Header("Content-MD5") is not { } given)
        {
            return;
        }

        var digest = new byte[MD5.HashSizeInBytes];
        if (!Convert.TryFromBase64String(given, digest, out var length) || length != digest.Length)
        {
            throw S3Error.InvalidContentMd5();
        }

#pragma warning disable CA5351 // It finds damage, not forgery.
        if (!MD5.HashData(content).AsSpan().SequenceEqual(digest))
#pragma warning restore CA5351
        {
            throw S3Error.BadContentMd5();
        }
    }

    private static string WithoutChunks(string value) =>
        value.Replace("aws-chunked,", "", StringComparison.Ordinal).Replace("aws-chunked", "", StringComparison.Ordinal).Trim();
}
