using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>An object without its content. AWS: Amazon S3 API Reference, HeadObject.</summary>
internal sealed class HeadObject(ObjectStore store) : S3Operation(store)
{
    public override string Method => "HEAD";

    public override S3Level Level => S3Level.Object;

    /// <summary>Answers the headers of an object, or of a range of it.</summary>
    public static void Describe(S3Request request, StoredObject stored, ByteRange? range)
    {
        request.Response.Describe(stored, withChecksum: range is null && request.Header("x-amz-checksum-mode") == "ENABLED");
        request.Response.ContentLength = range?.Length ?? stored.Size;
        if (range is { } part)
        {
            request.Response.StatusCode = 206;
            request.Response.Headers.ContentRange = $"bytes {part.First}-{part.Last}/{stored.Size}";
        }
    }

    /// <summary>Answers with 304 where the client has the object already; false where it has not.</summary>
    public static bool AnswerKnown(S3Request request, StoredObject stored)
    {
        if (!Preconditions.Of(request).IsKnown(stored))
        {
            return false;
        }

        request.Response.StatusCode = 304;
        request.Response.Headers.ETag = stored.ETag;
        return true;
    }

    public override Task AnswerAsync(S3Request request)
    {
        var (_, stored) = Store.Get(request.Bucket, request.Key, request.Caller);
        if (!AnswerKnown(request, stored))
        {
            Describe(request, stored, ByteRange.Parse(request.Header("Range"), stored.Size));
        }

        return Task.CompletedTask;
    }
}
