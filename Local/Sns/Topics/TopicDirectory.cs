using System.Collections.Concurrent;
using Stepyard.Local.StepFunctions;

namespace Stepyard.Local.Sns.Topics;

/// <summary>The account's topics and their subscriptions.</summary>
internal sealed class TopicDirectory(Account account, Ids ids)
{
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Subscription> _subscriptions = new(StringComparer.Ordinal);

    public Account Account => account;

    public IEnumerable<Topic> Topics => _topics.Values.OrderBy(topic => topic.Arn, StringComparer.Ordinal);

    public IEnumerable<Subscription> Subscriptions => _subscriptions.Values.OrderBy(subscription => subscription.Arn, StringComparer.Ordinal);

    /// <summary>Makes a topic, or finds the one of that name.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: the name, or another topic has it with other attributes.</exception>
    public Topic Create(string name, IReadOnlyDictionary<string, string> attributes)
    {
        if (!IsValidName(name))
        {
            throw SnsError.InvalidParameter("Topic Name");
        }

        var topic = _topics.GetOrAdd(account.Arn("sns", name), arn => new Topic(arn, attributes));
        return attributes.All(attribute => topic.Attributes.GetValueOrDefault(attribute.Key) == attribute.Value)
            ? topic
            : throw SnsError.InvalidParameter("Attributes Reason: Topic already exists with different attributes");
    }

    /// <summary>Sets attributes of a topic that exists.</summary>
    public void Set(Topic topic, string attribute, string value) =>
        _topics[topic.Arn] = topic with { Attributes = new Dictionary<string, string>(topic.Attributes) { [attribute] = value } };

    /// <summary>The topic of an ARN.</summary>
    /// <param name="arn">What the request gives.</param>
    /// <param name="parameter">The parameter's name, for the message.</param>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c> where it is no topic's ARN; <c>NotFound</c>.</exception>
    public Topic Find(string arn, string parameter = "TopicArn")
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

        return _topics.GetValueOrDefault(arn) ?? throw SnsError.TopicNotFound();
    }

    public IReadOnlyList<Subscription> SubscriptionsOf(Topic topic) =>
        [.. Subscriptions.Where(subscription => subscription.TopicArn == topic.Arn)];

    /// <summary>Subscribes an endpoint; the same endpoint twice is one subscription.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: it subscribes already, and has chosen otherwise.</exception>
    public Subscription Subscribe(Topic topic, string protocol, string endpoint, SubscriptionAttributes attributes)
    {
        var existing = SubscriptionsOf(topic).FirstOrDefault(subscription => subscription.Protocol == protocol && subscription.Endpoint == endpoint);
        if (existing is not null)
        {
            return existing.Attributes.IsSame(attributes)
                ? existing
                : throw SnsError.InvalidParameter("Attributes Reason: Subscription already exists with different attributes");
        }

        var subscription = new Subscription(
            $"{topic.Arn}:{ids.Uuid()}", topic.Arn, protocol, endpoint, attributes, ids.Uuid().Replace("-", ""), IsConfirmed: protocol is "sms" or "sqs");
        return _subscriptions[subscription.Arn] = subscription;
    }

    /// <summary>Confirms the subscription that a token was sent to.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameter</c>: no subscription of the topic has the token.</exception>
    public Subscription Confirm(Topic topic, string token)
    {
        var subscription = SubscriptionsOf(topic).FirstOrDefault(subscription => subscription.Token == token)
            ?? throw SnsError.InvalidParameter("Token");
        return _subscriptions[subscription.Arn] = subscription with { IsConfirmed = true };
    }

    /// <exception cref="Wire.AwsException"><c>NotFound</c>.</exception>
    public Subscription GetSubscription(string arn) => FindSubscription(arn) ?? throw SnsError.NotFound("Subscription does not exist");

    /// <summary>Changes what a subscription chooses.</summary>
    public void Set(Subscription subscription, SubscriptionAttributes attributes) => _subscriptions[subscription.Arn] = subscription with { Attributes = attributes };

    public Subscription? FindSubscription(string arn) => _subscriptions.GetValueOrDefault(arn);

    public void Unsubscribe(string arn) => _subscriptions.TryRemove(arn, out _);

    // Up to 256 letters, digits, hyphens and underscores; the name of a FIFO topic ends with a suffix that counts.
    private static bool IsValidName(string name)
    {
        const string fifo = ".fifo";
        var stem = name.EndsWith(fifo, StringComparison.Ordinal) ? name[..^fifo.Length] : name;
        return stem.Length > 0 && name.Length <= 256 && stem.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }
}
