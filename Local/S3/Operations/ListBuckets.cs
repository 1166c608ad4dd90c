using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>The account's buckets, by name. AWS: Amazon S3 API Reference, ListBuckets.</summary>
internal sealed class ListBuckets(ObjectStore store) : S3Operation(store)
{
    public override string Method => "GET";

    public override S3Level Level => S3Level.Account;

    public override Task AnswerAsync(S3Request request)
    {
        var buckets = Store.Buckets(request.Caller);
        return request.SendAsync(200, S3Xml.Document("ListAllMyBucketsResult", xml =>
        {
            xml.Element("Owner", owner => owner.Element("ID", Store.Account.Id));
            xml.Element("Buckets", list =>
            {
                foreach (var bucket in buckets)
                {
                    list.Element("Bucket", entry =>
                    {
                        entry.Element("Name", bucket.Name);
                        entry.Element("CreationDate", bucket.CreationDate);
                    });
                }
            });
        }));
    }
}
