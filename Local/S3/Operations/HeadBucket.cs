using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>Tells whether there is a bucket. AWS: Amazon S3 API Reference, HeadBucket.</summary>
internal sealed class HeadBucket(ObjectStore store) : S3Operation(store)
{
    public override string Method => "HEAD";

    public override S3Level Level => S3Level.Bucket;

    public override Task AnswerAsync(S3Request request)
    {
        Store.Open(request.Bucket, "s3:ListBucket", request.Caller);
        request.Response.Headers["x-amz-bucket-region"] = Store.Account.Region;
        return Task.CompletedTask;
    }
}
