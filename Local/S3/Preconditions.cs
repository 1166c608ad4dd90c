using Stepyard.Local.S3.Buckets;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3;

/// <summary>What a request asks of the object that has the key: <c>If-Match</c> and <c>If-None-Match</c>.</summary>
/// <param name="Match">The entity tag that it has to have; null where it may have any.</param>
/// <param name="NoneMatch">The entity tag that it must not have, or <c>*</c> where there must be none; null where it may have any.</param>
/// <remarks>AWS: Amazon S3 User Guide, "Conditional reads" and "Conditional writes".</remarks>
internal sealed record Preconditions(string? Match, string? NoneMatch)
{
    private const string Any = "*";

    public static Preconditions Of(S3Request request) => new(request.Header("If-Match"), request.Header("If-None-Match"));

    /// <summary>Refuses a write that would replace what it must not.</summary>
    /// <exception cref="AwsException"><c>PreconditionFailed</c>; <c>NoSuchKey</c> where what is to be replaced is not there.</exception>
    public void CheckWrite(string key, StoredObject? existing)
    {
        if (NoneMatch is not null and not Any)
        {
            throw S3Error.NotImplemented("If-None-Match");
        }

        if (NoneMatch is not null && existing is not null)
        {
            throw S3Error.PreconditionFailed("If-None-Match");
        }

        if (Match is not null && !Has(Match, existing ?? throw S3Error.NoSuchKey(key)))
        {
            throw S3Error.PreconditionFailed("If-Match");
        }
    }

    /// <summary>Whether a reader has the object already, and needs no other answer than that.</summary>
    /// <exception cref="AwsException"><c>PreconditionFailed</c>.</exception>
    public bool IsKnown(StoredObject stored) =>
        Match is not null && !Has(Match, stored) ? throw S3Error.PreconditionFailed("If-Match") : NoneMatch is not null && Has(NoneMatch, stored);

    private static bool Has(string tags, StoredObject stored) =>
        tags.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == Any || tag.Trim('"') == stored.ETag.Trim('"'));
}
