using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>Creates a bucket, in this account's region whatever the request says. AWS: Amazon S3 API Reference, CreateBucket.</summary>
internal sealed class CreateBucket(ObjectStore store) : S3Operation(store)
{
    public override string Method => "PUT";

    public override S3Level Level => S3Level.Bucket;

    public override Task AnswerAsync(S3Request request)
    {
        var bucket = Store.Create(request.Bucket, request.Caller);
        request.Response.Headers.Location = $"/{bucket.Name}";
        request.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
