using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Topics;

/// <summary>The file that topics and subscriptions made over the wire are kept in, all of them written anew at every change: there are few, and they change seldom.</summary>
/// <param name="path">The file.</param>
internal sealed class TopicFile(string path)
{
    // The file is for people too.
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private byte[] _written = [];

    /// <exception cref="ProvisioningException">The file is damaged.</exception>
    public (IReadOnlyList<Topic> Topics, IReadOnlyList<Subscription> Subscriptions) Read()
    {
        if (!File.Exists(path))
        {
            return ([], []);
        }

        try
        {
            _written = File.ReadAllBytes(path);
            var kept = JsonSerializer.Deserialize<Kept>(_written, Format)!;
            return ([.. kept.Topics.Select(Restored)], [.. kept.Subscriptions.Select(Restored)]);
        }
        catch (Exception damage) when (damage is JsonException or AwsException or ArgumentNullException)
        {
            throw new ProvisioningException($"{path} is damaged ({damage.Message}). Mend it, or delete it to start without topics and subscriptions made over the wire.");
        }
    }

    /// <summary>Replaces the file, where what is kept has changed.</summary>
    public void Write(IEnumerable<Topic> topics, IEnumerable<Subscription> subscriptions)
    {
        var kept = new Kept([.. topics.Select(topic => new KeptTopic(topic.Arn, topic.Attributes, topic.Tags))], [.. subscriptions.Select(Keep)]);
        var json = JsonSerializer.SerializeToUtf8Bytes(kept, Format);
        if (json.AsSpan().SequenceEqual(_written) || (_written.Length == 0 && kept is { Topics: [], Subscriptions: [] }))
        {
            return;
        }

        var next = path + ".new";
        File.WriteAllBytes(next, json);
        File.Move(next, path, overwrite: true);
        _written = json;
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
