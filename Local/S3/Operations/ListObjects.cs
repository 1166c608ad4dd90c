using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>The keys of a bucket, the older way: pages begin after a marker. AWS: Amazon S3 API Reference, ListObjects.</summary>
internal sealed class ListObjects(ObjectStore store) : S3Operation(store)
{
    public override string Method => "GET";

    public override S3Level Level => S3Level.Bucket;

    public override Task AnswerAsync(S3Request request)
    {
        var bucket = Store.Open(request.Bucket, "s3:ListBucket", request.Caller);
        var query = ListingQuery.Read(request);
        var marker = request.Query("marker") ?? "";
        var listing = bucket.List(query.After(marker));
        return request.SendAsync(200, S3Xml.Document("ListBucketResult", xml =>
        {
            query.Write(xml, bucket.Name, listing);
            xml.Element("Marker", query.Encode(marker));
            if (query.Delimiter is not null && listing.Next is { } next)
            {
                xml.Element("NextMarker", query.Encode(next));
            }

            xml.Write(listing, query.Encode, Store.Account.Id);
        }));
    }
}
