using System.Collections.Immutable;

namespace Stepyard.Local.Sns.Topics;

/// <summary>A topic that messages are published to.</summary>
/// <param name="Arn">Its ARN, which ends with its name.</param>
/// <param name="Attributes">What <c>GetTopicAttributes</c> tells besides the ARN and the counts, such as <c>DisplayName</c>.</param>
/// <param name="Tags">The tags by their keys.</param>
internal sealed record Topic(string Arn, ImmutableSortedDictionary<string, string> Attributes, ImmutableSortedDictionary<string, string> Tags)
{
    public string Name => Arn[(Arn.LastIndexOf(':') + 1)..];
}
