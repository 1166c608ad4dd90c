namespace Stepyard.Local.Sns.Topics;

/// <summary>A topic that messages are published to.</summary>
/// <param name="Arn">Its ARN, which ends with its name.</param>
/// <param name="Attributes">What <c>GetTopicAttributes</c> tells besides the ARN and the counts, such as <c>DisplayName</c>.</param>
internal sealed record Topic(string Arn, IReadOnlyDictionary<string, string> Attributes)
{
    public string Name => Arn[(Arn.LastIndexOf(':') + 1)..];
}
