using Stepyard.Local.S3.Buckets;
using Stepyard.Local.S3.Operations;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:listObjectsV2</c>.</summary>
internal sealed class ListObjectsV2Task(ObjectStore store, Ids ids) : ListingTask(store, ids)
{
    protected override string After(ObjectValue input) =>
        Text(input, "ContinuationToken") is { } token ? ListObjectsV2.ReadToken(token) : Text(input, "StartAfter") ?? "";

    protected override void Add(ObjectValue.Builder answer, ObjectValue input, Listing listing)
    {
        answer.Add("KeyCount", (long)(listing.Objects.Count + listing.CommonPrefixes.Count));
        if (listing.Next is { } next)
        {
            answer.Add("NextContinuationToken", ListObjectsV2.TokenOf(next));
        }
    }
}
