using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>The region of a bucket; empty for us-east-1. AWS: Amazon S3 API Reference, GetBucketLocation.</summary>
internal sealed class GetBucketLocation(ObjectStore store) : S3Operation(store)
{
    public override string Method => "GET";

    public override S3Level Level => S3Level.Bucket;

    public override string Subresource => "location";

    public override Task AnswerAsync(S3Request request)
    {
        Store.Open(request.Bucket, "s3:GetBucketLocation", request.Caller);
        var region = Store.Account.Region;
        return request.SendAsync(200, S3Xml.Document("LocationConstraint", xml => xml.WriteString(region == "us-east-1" ? "" : region)));
    }
}
