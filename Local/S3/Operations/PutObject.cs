using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>Keeps an object, in place of what has its key. AWS: Amazon S3 API Reference, PutObject.</summary>
internal sealed class PutObject(ObjectStore store) : S3Operation(store)
{
    public override string Method => "PUT";

    public override S3Level Level => S3Level.Object;

    public override async Task AnswerAsync(S3Request request)
    {
        var bucket = Store.Open(request.Bucket, request.Key, "s3:PutObject", request.Caller);
        var (content, checksum) = await request.ReadContentAsync();
        var stored = bucket.Put(request.Key, content, request.ObjectHeaders(), checksum, Preconditions.Of(request));
        request.Response.Tell(stored, withChecksum: true);
        request.Response.ContentLength = 0;
    }
}
