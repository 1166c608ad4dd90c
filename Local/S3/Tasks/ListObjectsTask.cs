using Stepyard.Local.S3.Buckets;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary><c>aws-sdk:s3:listObjects</c>.</summary>
internal sealed class ListObjectsTask(ObjectStore store, Ids ids) : ListingTask(store, ids)
{
    protected override string After(ObjectValue input) => Text(input, "Marker") ?? "";

    protected override void Add(ObjectValue.Builder answer, ObjectValue input, Listing listing)
    {
        answer.Add("Marker", After(input));
        if (listing.Next is { } next)
        {
            answer.Add("NextMarker", next);
        }
    }
}
