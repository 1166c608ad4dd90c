using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:listBuckets</c>.</summary>
internal sealed class ListBucketsTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected override IReadOnlyList<string> Required { get; } = [];

    protected override ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation) => new(ObjectValue.Create([
        new("Buckets", ArrayValue.Create([.. Store.Buckets(caller).Select(Describe)])),
        new("Owner", ObjectValue.Create("Id", Store.Account.Id))]));

    private static ObjectValue Describe(Bucket bucket) => ObjectValue.Create([new("CreationDate", Date(bucket.CreationDate)), new("Name", bucket.Name)]);
}
