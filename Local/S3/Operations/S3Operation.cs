using System.Collections.Frozen;
using Stepyard.Local.S3.Buckets;

namespace Stepyard.Local.S3.Operations;

/// <summary>An operation of S3; the class has its name.</summary>
internal abstract class S3Operation(ObjectStore store)
{
    // What turns a request into another operation than its method and path say. AWS: Amazon S3 API Reference, "Actions".
    private static readonly FrozenSet<string> Subresources = FrozenSet.ToFrozenSet(
    [
        "accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle",
        "location", "logging", "metrics", "notification", "object-lock", "ownershipControls", "partNumber", "policy", "policyStatus",
        "publicAccessBlock", "replication", "requestPayment", "restore", "retention", "select", "tagging", "torrent", "uploadId", "uploads",
        "versionId", "versioning", "versions", "website",
    ]);

    /// <summary>The operation's name.</summary>
    public string Name => GetType().Name;

    public abstract string Method { get; }

    public abstract S3Level Level { get; }

    /// <summary>The query parameter that asks for it, such as <c>delete</c>; null where method and path do.</summary>
    public virtual string? Subresource => null;

    protected ObjectStore Store { get; } = store;

    public static bool IsSubresource(string query) => Subresources.Contains(query);

    /// <summary>Whether a request with its method and level is for it.</summary>
    public virtual bool Means(S3Request request) => Subresource is null || request.Query(Subresource) is not null;

    /// <exception cref="Wire.AwsException">The request is refused, as S3 refuses it.</exception>
    public abstract Task AnswerAsync(S3Request request);
}
