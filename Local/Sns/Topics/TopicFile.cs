using System.Collections.Immutable;
using Stepyard.Local.Journals;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Sns.Topics;

/// <summary>The file that topics and subscriptions made over the wire are kept in, all of them written anew at every change: there are few, and they change seldom.</summary>
/// <param name="path">The file.</param>
internal sealed class TopicFile(string path)
{
    private readonly WholeFile<Kept> _file = new(path, "topics and subscriptions made over the wire");

    /// <exception cref="ProvisioningException">The file is damaged.</exception>
    public (IReadOnlyList<Topic> Topics, IReadOnlyList<Subscription> Subscriptions) Read() => _file.Read<(IReadOnlyList<Topic>, IReadOnlyList<Subscription>)>(
        kept => ([.. kept.Topics.Select(Restored)], [.. kept.Subscriptions.Select(Restored)]), ([], []), damage => damage is ArgumentNullException);

    /// <summary>Replaces the file, where what is kept has changed.</summary>
    public void Write(IEnumerable<Topic> topics, IEnumerable<Subscription> subscriptions)
    {
        var kept = new Kept([.. topics.Select(topic => new KeptTopic(topic.Arn, topic.Attributes, topic.Tags))], [.. subscriptions.Select(Keep)]);
        _file.Write(kept, isEmpty: kept is { Topics: [], Subscriptions: [] });
    }

    private static Topic Restored(KeptTopic topic) =>
        new(topic.Arn, topic.Attributes.ToImmutableSortedDictionary(StringComparer.Ordinal), topic.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static KeptSubscription Keep(Subscription subscription) => new(
        subscription.Arn, subscription.TopicArn, subscription.Protocol, subscription.Endpoint, subscription.Attributes.Told().ToDictionary(), subscription.Token, subscription.IsConfirmed);

    private static Subscription Restored(KeptSubscription kept) =>
        new(kept.Arn, kept.TopicArn, kept.Protocol, kept.Endpoint, SubscriptionAttributes.Read(kept.Attributes), kept.Token, kept.IsConfirmed);

    private sealed record Kept(IReadOnlyList<KeptTopic> Topics, IReadOnlyList<KeptSubscription> Subscriptions);

    private sealed record KeptTopic(string Arn, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Tags);

    private sealed record KeptSubscription(
        string Arn, string TopicArn, string Protocol, string Endpoint, IReadOnlyDictionary<string, string> Attributes, string Token, bool IsConfirmed);
}
