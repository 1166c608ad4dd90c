using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:deleteObject</c>.</summary>
internal sealed class DeleteObjectTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected override IReadOnlyList<string> Required { get; } = ["Bucket", "Key"];

    protected override ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation)
    {
        var key = Text(input, "Key")!;
        Store.Open(Text(input, "Bucket")!, key, "s3:DeleteObject", caller).Delete(key);
        return new(ObjectValue.Empty);
    }
}
