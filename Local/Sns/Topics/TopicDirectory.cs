using System.Collections.Concurrent;
using System.Collections.Immutable;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.Sns.Topics;

/// <summary>The account's topics and their subscriptions.</summary>
internal sealed class TopicDirectory(Account account, Ids ids)
{
    // Of changes: what they read is not changed by others meanwhile. Who only reads needs no lock.
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Subscription> _subscriptions = new(StringComparer.Ordinal);

    // What the program has is made by it again at the next start.
    private HashSet<string> _declared = [];
    private TopicFile? _file;

    public Account Account => account;

    public IEnumerable<Topic> Topics => _topics.Values.OrderBy(topic => topic.Arn, StringComparer.Ordinal);

    public IEnumerable<Subscription> Subscriptions => _subscriptions.Values.OrderBy(subscription => subscription.Arn, StringComparer.Ordinal);

    /// <summary>Takes up what requests have made in earlier runs, and keeps what they make from now on; once the program's own topics are there.</summary>
    /// <exception cref="Provisioning.ProvisioningException">The file is damaged.</exception>
    public void Keep(TopicFile file)
    {
        lock (_gate)
        {
            _declared = [.. _topics.Keys, .. _subscriptions.Keys];
            var (topics, subscriptions) = file.Read();
            foreach (var topic in topics)
            {
                _topics.TryAdd(topic.Arn, topic);
            }

            foreach (var kept in subscriptions.Where(kept => _topics.ContainsKey(kept.TopicArn) && !_subscriptions.Values.Any(other => IsSame(other, kept.TopicArn, kept.Protocol, kept.Endpoint))))
            {
                _subscriptions[kept.Arn] = kept;
            }

            _file = file;
        }
    }

    /// <summary>Makes a topic, or finds the one of that name.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: the name or an attribute, or another topic has the name with other attributes or tags.</exception>
    public Topic Create(string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string> tags)
    {
        if (!IsValidName(name))
        {
            throw SnsError.InvalidParameter("Topic Name");
        }

        foreach (var (attribute, value) in attributes)
        {
            TopicAttributes.Check(attribute, value);
        }

        Topic topic;
        lock (_gate)
        {
            topic = _topics.GetOrAdd(
                account.Arn("sns", name),
                arn => new(arn, attributes.ToImmutableSortedDictionary(StringComparer.Ordinal), tags.ToImmutableSortedDictionary(StringComparer.Ordinal)));
            Save();
        }

        return attributes.Any(attribute => topic.Attributes.GetValueOrDefault(attribute.Key) != attribute.Value)
                ? throw SnsError.InvalidParameter("Attributes Reason: Topic already exists with different attributes")
            : tags.Any(tag => topic.Tags.GetValueOrDefault(tag.Key) != tag.Value)
                ? throw SnsError.InvalidParameter("Tags Reason: Topic already exists with different tags")
            : topic;
    }

    /// <summary>Changes a topic that exists.</summary>
    /// <exception cref="Wire.AwsException"><c>NotFound</c>: it was deleted meanwhile.</exception>
    public void Change(Topic topic, Func<Topic, Topic> change)
    {
        lock (_gate)
        {
            var current = _topics.GetValueOrDefault(topic.Arn) ?? throw SnsError.TopicNotFound();
            _topics[topic.Arn] = change(current);
            Save();
        }
    }

    /// <summary>Sets an attribute of a topic that exists.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>, <c>NotFound</c>.</exception>
    public void Set(Topic topic, string attribute, string value)
    {
        TopicAttributes.Check(attribute, value);
        Change(topic, current => current with { Attributes = current.Attributes.SetItem(attribute, value) });
    }

    /// <summary>Deletes a topic and its subscriptions; nothing happens where there is none.</summary>
    public void Delete(string arn)
    {
        lock (_gate)
        {
            _topics.TryRemove(arn, out _);
            foreach (var subscription in _subscriptions.Values.Where(subscription => subscription.TopicArn == arn))
            {
                _subscriptions.TryRemove(subscription.Arn, out _);
            }

            Save();
        }
    }

    /// <summary>The topic of an ARN.</summary>
    /// <param name="arn">What the request gives.</param>
    /// <param name="parameter">The parameter's name, for the message.</param>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c> where it is no topic's ARN; <c>NotFound</c>.</exception>
    public Topic Find(string arn, string parameter = "TopicArn")
    {
        CheckArn(arn, parameter);
        return FindTopic(arn) ?? throw SnsError.TopicNotFound();
    }

    public Topic? FindTopic(string arn) => _topics.GetValueOrDefault(arn);

    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c> where it is no topic's ARN.</exception>
    public void CheckArn(string arn, string parameter = "TopicArn")
    {
        var parts = arn.Split(':');
        if (parts.Length < 6)
        {
            throw SnsError.InvalidParameter($"{parameter} Reason: An ARN must have at least 6 elements, not {parts.Length}");
        }

        if (parts[0] != "arn" || parts[2] != "sns" || parts[3] != account.Region)
        {
            throw SnsError.InvalidParameter(parameter);
        }
    }

    public IReadOnlyList<Subscription> SubscriptionsOf(Topic topic) =>
        [.. Subscriptions.Where(subscription => subscription.TopicArn == topic.Arn)];

    /// <summary>Subscribes an endpoint; the same endpoint twice is one subscription.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: it subscribes already, and has chosen otherwise.</exception>
    public Subscription Subscribe(Topic topic, string protocol, string endpoint, SubscriptionAttributes attributes)
    {
        lock (_gate)
        {
            var existing = SubscriptionsOf(topic).FirstOrDefault(subscription => IsSame(subscription, topic.Arn, protocol, endpoint));
            if (existing is not null)
            {
                return existing.Attributes.IsSame(attributes)
                    ? existing
                    : throw SnsError.InvalidParameter("Attributes Reason: Subscription already exists with different attributes");
            }

            var subscription = new Subscription(
                $"{topic.Arn}:{ids.Uuid()}", topic.Arn, protocol, endpoint, attributes, ids.Uuid().Replace("-", ""), IsConfirmed: protocol is "sms" or "sqs" or "lambda");
            _subscriptions[subscription.Arn] = subscription;
            Save();
            return subscription;
        }
    }

    /// <summary>Confirms the subscription that a token was sent to.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: no subscription of the topic has the token.</exception>
    public Subscription Confirm(Topic topic, string token)
    {
        lock (_gate)
        {
            var subscription = SubscriptionsOf(topic).FirstOrDefault(subscription => subscription.Token == token)
                ?? throw SnsError.InvalidParameter("Token");
            _subscriptions[subscription.Arn] = subscription = subscription with { IsConfirmed = true };
            Save();
            return subscription;
        }
    }

    /// <exception cref="Wire.AwsException"><c>NotFound</c>.</exception>
    public Subscription GetSubscription(string arn) => FindSubscription(arn) ?? throw SnsError.NotFound("Subscription does not exist");

    /// <summary>Changes what a subscription chooses.</summary>
    /// <exception cref="Wire.AwsException"><c>NotFound</c>, and what the change throws.</exception>
    public void Change(string arn, Func<SubscriptionAttributes, SubscriptionAttributes> change)
    {
        lock (_gate)
        {
            var subscription = GetSubscription(arn);
            _subscriptions[arn] = subscription with { Attributes = change(subscription.Attributes) };
            Save();
        }
    }

    public Subscription? FindSubscription(string arn) => _subscriptions.GetValueOrDefault(arn);

    public void Unsubscribe(string arn)
    {
        lock (_gate)
        {
            _subscriptions.TryRemove(arn, out _);
            Save();
        }
    }

    private void Save() => _file?.Write(Topics.Where(topic => !_declared.Contains(topic.Arn)), Subscriptions.Where(subscription => !_declared.Contains(subscription.Arn)));

    private static bool IsSame(Subscription subscription, string topicArn, string protocol, string endpoint) =>
        subscription.TopicArn == topicArn && subscription.Protocol == protocol && subscription.Endpoint == endpoint;

    // Up to 256 letters, digits, hyphens and underscores; the name of a FIFO topic ends with a suffix that counts.
    private static bool IsValidName(string name)
    {
        const string fifo = ".fifo";
        var stem = name.EndsWith(fifo, StringComparison.Ordinal) ? name[..^fifo.Length] : name;
        return stem.Length > 0 && name.Length <= 256 && stem.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }
}
