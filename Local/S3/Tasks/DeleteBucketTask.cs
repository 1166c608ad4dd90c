using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:deleteBucket</c>.</summary>
internal sealed class DeleteBucketTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected override IReadOnlyList<string> Required { get; } = ["Bucket"];

    protected override ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation)
    {
        Store.Delete(Text(input, "Bucket")!, caller);
        return new(ObjectValue.Empty);
    }
}
