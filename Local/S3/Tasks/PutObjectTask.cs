using System.Buffers;
using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:putObject</c>: the content is <c>Body</c> as JSON, so that a text comes with its quotes.</summary>
internal sealed class PutObjectTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    // The SDK for Java sends this checksum unless told otherwise.
    private const string Algorithm = "CRC32";

    private static readonly Dictionary<string, string> HeaderOfMember = new(StringComparer.Ordinal)
    {
        ["ContentType"] = "content-type",
        ["CacheControl"] = "cache-control",
        ["ContentDisposition"] = "content-disposition",
        ["ContentEncoding"] = "content-encoding",
        ["ContentLanguage"] = "content-language",
    };

    protected override IReadOnlyList<string> Required { get; } = ["Bucket", "Key"];

    protected override ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation)
    {
        var key = Text(input, "Key")!;
        var bucket = Store.Open(Text(input, "Bucket")!, key, "s3:PutObject", caller);
        var content = new ArrayBufferWriter<byte>();
        if (input.TryGetValue("Body", out var body))
        {
            body.WriteTo(content);
        }

        var stored = bucket.Put(key, content.WrittenSpan, HeadersOf(input), Checksum.Of(content.WrittenSpan, Algorithm), new(Text(input, "IfMatch"), Text(input, "IfNoneMatch")));
        return new(ObjectValue.Create(
            new("ChecksumCRC32", stored.Checksum.Value),
            new("ChecksumType", "FULL_OBJECT"),
            new("ETag", stored.ETag),
            new("ServerSideEncryption", ObjectHeaders.Encryption)));
    }

    /// <summary>What is kept with an object.</summary>
    public static Dictionary<string, string> HeadersOf(ObjectValue input)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, header) in HeaderOfMember)
        {
            if (Text(input, member) is { } value)
            {
                headers[header] = value;
            }
        }

        if (input.TryGetValue("Metadata", out var metadata) && metadata is ObjectValue members)
        {
            foreach (var (name, value) in members)
            {
                headers[ObjectHeaders.Metadata + name.ToLowerInvariant()] = value.ToText();
            }
        }

        return headers;
    }
}
