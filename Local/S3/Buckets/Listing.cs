using System.Collections.Immutable;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3.Buckets;

/// <summary>Which keys to list.</summary>
/// <param name="Prefix">What the keys begin with; empty for all.</param>
/// <param name="Delimiter">Groups keys that are the same up to it behind the prefix; null to list every key.</param>
/// <param name="After">The key or group after which the listing begins; empty for the beginning.</param>
/// <param name="Max">The most keys and groups.</param>
internal sealed record ListingRequest(string Prefix, string? Delimiter, string After, int Max);

/// <summary>A page of a bucket's keys: objects, and groups of them that share a prefix.</summary>
/// <remarks>AWS: Amazon S3 API Reference, ListObjectsV2; User Guide, "Listing object keys programmatically": keys come in the order of their UTF-8 bytes.</remarks>
internal sealed record Listing(IReadOnlyList<StoredObject> Objects, IReadOnlyList<string> CommonPrefixes)
{
    /// <summary>Where the next page begins: the last key or group of this one; null where this is the last page.</summary>
    public string? Next { get; private init; }

    public static Listing Of(ImmutableSortedDictionary<string, StoredObject> all, ListingRequest request)
    {
        var objects = new List<StoredObject>();
        var groups = new List<string>();
        var last = request.After;
        foreach (var (key, stored) in all)
        {
            if (!key.StartsWith(request.Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var group = GroupOf(key, request);
            if (Utf8Order.Instance.Compare(group ?? key, last) <= 0)
            {
                continue;
            }

            if (objects.Count + groups.Count >= request.Max)
            {
                return new(objects, groups) { Next = request.Max == 0 ? null : last };
            }

            last = group ?? key;
            if (group is null)
            {
                objects.Add(stored);
            }
            else
            {
                groups.Add(group);
            }
        }

        return new(objects, groups);
    }

    private static string? GroupOf(string key, ListingRequest request)
    {
        if (string.IsNullOrEmpty(request.Delimiter))
        {
            return null;
        }

        var at = key.IndexOf(request.Delimiter, request.Prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + request.Delimiter.Length)];
    }
}
