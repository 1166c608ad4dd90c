using System.Text;
using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:getObject</c>: the content is a text in <c>Body</c>.</summary>
internal sealed class GetObjectTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected override IReadOnlyList<string> Required { get; } = ["Bucket", "Key"];

    protected override async ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation)
    {
        var (bucket, stored) = Store.Get(Text(input, "Bucket")!, Text(input, "Key")!, caller);
        using var reader = new StreamReader(bucket.OpenRead(stored), Encoding.UTF8);
        return Describe(stored).With("Body", await reader.ReadToEndAsync(cancellation));
    }
}
