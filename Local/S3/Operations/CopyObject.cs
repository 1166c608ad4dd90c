using Stepyard.Local.S3.Buckets;

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
        var source = Uri.UnescapeDataString(request.Header(Source)!).TrimStart('/').Split('/', 2);
        if (source.Length < 2)
        {
            throw S3Error.InvalidArgument(Source, request.Header(Source)!, "Invalid copy source object key");
        }

        var (from, original) = Store.Get(source[0], source[1], request.Caller);
        var isReplaced = request.Header("x-amz-metadata-directive") == "REPLACE";
        if (!isReplaced && source[0] == request.Bucket && source[1] == request.Key)
        {
            throw S3Error.CopyOntoItself();
        }

        var to = Store.Open(request.Bucket, request.Key, "s3:PutObject", request.Caller);
        using var content = new MemoryStream();
        await using (var stream = from.OpenRead(original))
        {
            await stream.CopyToAsync(content, request.Cancellation);
        }

        var headers = isReplaced ? request.ObjectHeaders() : original.Headers;
        var copy = to.Put(request.Key, content.ToArray(), headers, original.Checksum);
        await request.SendAsync(200, S3Xml.Document("CopyObjectResult", xml =>
        {
            xml.Element("ETag", copy.ETag);
            xml.Element("LastModified", copy.LastModified);
        }));
    }
}
