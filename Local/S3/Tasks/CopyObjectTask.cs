using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.S3.Operations;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:copyObject</c>.</summary>
internal sealed class CopyObjectTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected override IReadOnlyList<string> Required { get; } = ["Bucket", "CopySource", "Key"];

    protected override async ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation)
    {
        var headers = Text(input, "MetadataDirective") == "REPLACE" ? PutObjectTask.HeadersOf(input) : null;
        var copy = await CopyObject.CopyAsync(Store, Text(input, "CopySource")!, Text(input, "Bucket")!, Text(input, "Key")!, headers, caller, cancellation);
        return ObjectValue.Create([
            new("CopyObjectResult", ObjectValue.Create([new("ETag", copy.ETag), new("LastModified", Date(copy.LastModified))])),
            new("ServerSideEncryption", ObjectHeaders.Encryption)]);
    }
}
