using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>Removes an object; one that isn't there is no error. AWS: Amazon S3 API Reference, DeleteObject.</summary>
internal sealed class DeleteObject(ObjectStore store) : S3Operation(store)
{
    public override string Method => "DELETE";

    public override S3Level Level => S3Level.Object;

    public override Task AnswerAsync(S3Request request)
    {
        Store.Open(request.Bucket, request.Key, "s3:DeleteObject", request.Caller).Delete(request.Key);
        request.Response.StatusCode = 204;
        return Task.CompletedTask;
    }
}
