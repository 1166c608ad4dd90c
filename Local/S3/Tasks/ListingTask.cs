using Stepyard.Local.Iam;
using Stepyard.Local.S3.Buckets;
using Stepyard.Local.S3.Operations;
using Stepyard.Local.StepFunctions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.S3.Tasks;

/// <summary>The two ways to list a bucket.</summary>
internal abstract class ListingTask(ObjectStore store, Ids ids) : S3Task(store, ids)
{
    protected sealed override IReadOnlyList<string> Required { get; } = ["Bucket"];

    protected sealed override ValueTask<ObjectValue> AnswerAsync(ObjectValue input, Caller caller, CancellationToken cancellation)
    {
        var bucket = Store.Open(Text(input, "Bucket")!, "s3:ListBucket", caller);
        var max = input.TryGetValue("MaxKeys", out var keys) && keys is NumberValue { IsInteger: true } number ? number.AsInt64 : ListingQuery.LargestPage;
        var prefix = Text(input, "Prefix") ?? "";
        var delimiter = Text(input, "Delimiter");
        var listing = bucket.List(new(prefix, delimiter, After(input), (int)Math.Clamp(max, 0, ListingQuery.LargestPage)));
        var answer = new ObjectValue.Builder();
        if (listing.CommonPrefixes.Count > 0)
        {
            answer.Add("CommonPrefixes", ArrayValue.Create([.. listing.CommonPrefixes.Select(group => ObjectValue.Create("Prefix", group))]));
        }

        answer.Add("Contents", ArrayValue.Create([.. listing.Objects.Select(DescribeEntry)]));
        if (delimiter is not null)
        {
            answer.Add("Delimiter", delimiter);
        }

        answer.Add("IsTruncated", listing.Next is not null).Add("MaxKeys", max).Add("Name", bucket.Name);
        Add(answer, input, listing);
        return new(answer.Add("Prefix", prefix).Build());
    }

    /// <summary>The key that the listing begins after.</summary>
    protected abstract string After(ObjectValue input);

    /// <summary>Adds what only this way answers.</summary>
    protected abstract void Add(ObjectValue.Builder answer, ObjectValue input, Listing listing);

    private static ObjectValue DescribeEntry(StoredObject stored) => ObjectValue.Create(
        new("ChecksumAlgorithm", ArrayValue.Create(stored.Checksum.Algorithm)),
        new("ChecksumType", "FULL_OBJECT"),
        new("ETag", stored.ETag),
        new("Key", stored.Key),
        new("LastModified", Date(stored.LastModified)),
        new("Size", stored.Size),
        new("StorageClass", "STANDARD"));
}
