using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>Removes a bucket that is empty. AWS: Amazon S3 API Reference, DeleteBucket.</summary>
internal sealed class DeleteBucket(ObjectStore store) : S3Operation(store)
{
    public override string Method => "DELETE";

    public override S3Level Level => S3Level.Bucket;

    public override Task AnswerAsync(S3Request request)
    {
        Store.Delete(request.Bucket, request.Caller);
        request.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
