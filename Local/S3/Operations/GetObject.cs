using System.Collections.Immutable;
using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>An object with its content, or a range of it. AWS: Amazon S3 API Reference, GetObject.</summary>
internal sealed class GetObject(ObjectStore store) : S3Operation(store)
{
    // A presigned URL may choose these headers of the answer.
    private static readonly ImmutableArray<(string Parameter, string Header)> Chosen =
    [
        ("response-cache-control", "Cache-Control"),
        ("response-content-disposition", "Content-Disposition"),
        ("response-content-encoding", "Content-Encoding"),
        ("response-content-language", "Content-Language"),
        ("response-content-type", "Content-Type"),
        ("response-expires", "Expires"),
    ];

    public override string Method => "GET";

    public override S3Level Level => S3Level.Object;

    public override async Task AnswerAsync(S3Request request)
    {
        var (bucket, stored) = Store.Get(request.Bucket, request.Key, request.Caller);
        if (HeadObject.AnswerKnown(request, stored))
        {
            return;
        }

        var range = ByteRange.Parse(request.Header("Range"), stored.Size);
        await using var content = bucket.OpenRead(stored);
        HeadObject.Describe(request, stored, range);
        foreach (var (parameter, header) in Chosen)
        {
            if (request.Query(parameter) is { Length: > 0 } value)
            {
                request.Response.Headers[header] = ObjectHeaders.Checked(parameter, value);
            }
        }

        if (range is { } part)
        {
            content.Seek(part.First, SeekOrigin.Current);
        }

        await CopyAsync(content, request.Response.Body, range?.Length ?? stored.Size, request.Cancellation);
    }

    private static async Task CopyAsync(Stream from, Stream to, long length, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while (length > 0 && (read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(length, buffer.Length)), cancellation)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            length -= read;
        }
    }
}
