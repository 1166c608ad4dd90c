using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3.Operations;

/// <summary>Copies an object under another key or into another bucket. AWS: Amazon S3 API Reference, CopyObject.</summary>
internal sealed class CopyObject(ObjectStore store) : S3Operation(store)
{
    private const string Source = "x-amz-copy-source";

    public override string Method => "PUT";

    public override S3Level Level => S3Level.Object;

    public override bool Means(S3Request request) => request.Header(Source) is not null;

    public override async Task AnswerAsync(S3Request request)
    {
        var headers = request.Header("x-amz-metadata-directive") == "REPLACE" ? request.ObjectHeaders() : null;
        var copy = await CopyAsync(Store, request.Header(Source)!, request.Bucket, request.Key, headers, request.Caller, request.Cancellation);
        await request.SendAsync(200, S3Xml.Document("CopyObjectResult", xml =>
        {
            xml.Element("ETag", copy.ETag);
            xml.Element("LastModified", copy.LastModified);
        }));
    }

    /// <summary>Copies an object.</summary>
    /// <param name="store">Where both buckets are.</param>
    /// <param name="source">The object, <c>BUCKET/KEY</c> as in a URL.</param>
    /// <param name="bucket">Where the copy goes.</param>
    /// <param name="key">Under which key.</param>
    /// <param name="headers">What is kept with the copy; null for what is kept with the original.</param>
    /// <param name="caller">Who copies.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AwsException">There is no such object, it is the same one, or the caller may not.</exception>
    public static async Task<StoredObject> CopyAsync(
        ObjectStore store, string source, string bucket, string key, IReadOnlyDictionary<string, string>? headers, Caller caller, CancellationToken cancellation)
    {
        if (Uri.UnescapeDataString(source).TrimStart('/').Split('/', 2) is not [var fromBucket, var fromKey])
        {
            throw S3Error.InvalidArgument(Source, source, "Invalid copy source object key");
        }

        var (from, original) = store.Get(fromBucket, fromKey, caller);
        if (headers is null && fromBucket == bucket && fromKey == key)
        {
            throw S3Error.CopyOntoItself();
        }

        var to = store.Open(bucket, key, "s3:PutObject", caller);
        using var content = new MemoryStream();
        await using (var stream = from.OpenRead(original))
        {
            await stream.CopyToAsync(content, cancellation);
        }

        return to.Put(key, content.ToArray(), headers ?? original.Headers, original.Checksum);
    }
}
