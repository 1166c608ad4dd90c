using System.Collections.Immutable;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Operations;

/// <summary>Reads tags from the form fields of a request: <c>Tags.member.1.Key</c>, <c>Tags.member.1.Value</c>.</summary>
/// <remarks>AWS: Amazon SNS API Reference, TagResource.</remarks>
internal static class TopicTags
{
    private const int MostTags = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <exception cref="AwsException"><c>InvalidParameter</c>, <c>TagLimitExceeded</c>.</exception>
    public static ImmutableSortedDictionary<string, string> Read(IReadOnlyDictionary<string, string> request)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 1; request.TryGetValue($"Tags.member.{i}.Key", out var key); i++)
        {
            var value = request.GetValueOrDefault($"Tags.member.{i}.Value", "");
            if (key.Length is 0 or > LongestKey || value.Length > LongestValue)
            {
                throw SnsError.InvalidParameter($"Tags Reason: the key {key} has to have 1 to {LongestKey} characters, and its value at most {LongestValue}");
            }

            if (!tags.TryAdd(key, value))
            {
                throw SnsError.InvalidParameter("Duplicated keys are not allowed.");
            }
        }

        return Checked(tags.ToImmutable());
    }

    public static IEnumerable<string> ReadKeys(IReadOnlyDictionary<string, string> request)
    {
        for (var i = 1; request.TryGetValue($"TagKeys.member.{i}", out var key); i++)
        {
            yield return key;
        }
    }

    /// <summary>The tags that a topic is to have.</summary>
    /// <exception cref="AwsException"><c>TagLimitExceeded</c>.</exception>
    public static ImmutableSortedDictionary<string, string> Checked(ImmutableSortedDictionary<string, string> tags) => tags.Count <= MostTags
        ? tags
        : throw new AwsException("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
}
