using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.S3.Operations;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:deleteObjects</c>: up to 1,000 objects, <c>Delete.Objects</c>; what is refused is told, and fails no Task.</summary>
internal sealed class DeleteObjectsTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected override IReadOnlyList<string> Required { get; } = ["Bucket", "Delete"];

    protected override ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation)
    {
        var delete = input["Delete"] as ObjectValue ?? ObjectValue.Empty;
        var objects = delete.TryGetValue("Objects", out var listed) ? listed as ArrayValue : null;
        var keys = objects?.OfType<ObjectValue>().Select(item => Text(item, "Key")!).ToList() ?? [];
        if (keys.Count is 0 or > DeleteObjects.MostKeys)
        {
            throw S3Error.MalformedXml();
        }

        var (deleted, refused) = DeleteObjects.Delete(Store, Text(input, "Bucket")!, keys, caller);
        var isQuiet = delete.TryGetValue("Quiet", out var quiet) && quiet.ToText() == "true";
        return new(ObjectValue.Create([
            new("Deleted", ArrayValue.Create([.. isQuiet ? [] : deleted.Select(key => ObjectValue.Create("Key", key))])),
            new("Errors", ArrayValue.Create([.. refused.Select(item => ObjectValue.Create([new("Code", "AccessDenied"), new("Key", item.Key), new("Message", item.Error.Message)]))]))]));
    }
}
