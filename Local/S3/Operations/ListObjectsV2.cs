using System.Text;
using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>The keys of a bucket in order, up to 1,000 at a time. AWS: Amazon S3 API Reference, ListObjectsV2.</summary>
internal sealed class ListObjectsV2(ObjectStore store) : S3Operation(store)
{
    public override string Method => "GET";

    public override S3Level Level => S3Level.Bucket;

    /// <summary>The token that continues a listing after a key or a group.</summary>
    public static string TokenOf(string after) => Convert.ToBase64String(Encoding.UTF8.GetBytes(after));

    /// <exception cref="Wire.AwsException"><c>InvalidArgument</c>.</exception>
    public static string ReadToken(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, length))
            : throw S3Error.InvalidArgument("continuation-token", token, "The continuation token provided is incorrect");
    }

    public override bool Means(S3Request request) => request.Query("list-type") == "2";

    public override Task AnswerAsync(S3Request request)
    {
        var bucket = Store.Open(request.Bucket, "s3:ListBucket", request.Caller);
        var query = ListingQuery.Read(request);
        var token = request.Query("continuation-token");
        var startAfter = request.Query("start-after");
        var listing = bucket.List(query.After(token is null ? startAfter ?? "" : ReadToken(token)));
        return request.SendAsync(200, S3Xml.Document("ListBucketResult", xml =>
        {
            query.Write(xml, bucket.Name, listing);
            xml.Element("KeyCount", listing.Objects.Count + listing.CommonPrefixes.Count);
            xml.Element("ContinuationToken", token);
            xml.Element("StartAfter", startAfter is null ? null : query.Encode(startAfter));
            if (listing.Next is { } next)
            {
                xml.Element("NextContinuationToken", TokenOf(next));
            }

            xml.Write(listing, query.Encode, request.Query("fetch-owner") == "true" ? Store.Account.Id : null);
        }));
    }
}
