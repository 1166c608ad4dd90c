using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:headObject</c>.</summary>
internal sealed class HeadObjectTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected override IReadOnlyList<string> Required { get; } = ["Bucket", "Key"];

    protected override ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation) =>
        new(Describe(Store.Get(Text(input, "Bucket")!, Text(input, "Key")!, caller).Object));
}
