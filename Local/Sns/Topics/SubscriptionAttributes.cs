using System.Text.Json;
using Stepyard.Local.Sns.Filters;
using Stepyard.Local.Wire;

namespace Stepyard.Local.Sns.Topics;

/// <summary>What a subscriber may choose.</summary>
/// <param name="RawMessageDelivery">Whether the message is sent as it is, without the JSON around it.</param>
/// <param name="Filter">Which messages it gets; null for all.</param>
/// <param name="Scope">What a filter is about, also while there is none.</param>
/// <param name="DeadLetterArn">The queue that keeps what was not delivered; null for none.</param>
/// <remarks>AWS: Amazon SNS API Reference, SetSubscriptionAttributes.</remarks>
internal sealed record SubscriptionAttributes(bool RawMessageDelivery = false, FilterPolicy? Filter = null, string Scope = FilterPolicy.MessageAttributes, string? DeadLetterArn = null)
{
    private const string Raw = "RawMessageDelivery";
    private const string Policy = "FilterPolicy";
    private const string PolicyScope = "FilterPolicyScope";
    private const string Redrive = "RedrivePolicy";
    private const string DeadLetterTarget = "deadLetterTargetArn";

    public static readonly SubscriptionAttributes None = new();

    /// <summary>Reads the attributes of <c>Subscribe</c>.</summary>
    /// <exception cref="AwsException"><c>InvalidParameter</c>.</exception>
    public static SubscriptionAttributes Read(IReadOnlyDictionary<string, string> attributes) =>
        // The scope comes first: the policy is checked against it.
        attributes.OrderBy(attribute => attribute.Key != PolicyScope).ThenBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Aggregate(None, (all, attribute) => all.With(attribute.Key, attribute.Value, "Attributes Reason: "));

    /// <summary>Sets one attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; an empty filter policy is none.</param>
    /// <param name="prefix">What stands before the reason of a refusal.</param>
    /// <exception cref="AwsException"><c>InvalidParameter</c>.</exception>
    public SubscriptionAttributes With(string name, string value, string prefix = "") => name switch
    {
        Raw => this with { RawMessageDelivery = Flag(value, prefix) },
        Policy => this with { Filter = IsNone(value) ? null : Parse(value, Scope, prefix) },
        PolicyScope => this with { Scope = ScopeOf(value, prefix), Filter = Filter is null ? null : Parse(Filter.Pattern.Text, ScopeOf(value, prefix), prefix) },
        Redrive => this with { DeadLetterArn = IsNone(value) ? null : DeadLetterArnOf(value, prefix) },
        _ => throw SnsError.InvalidParameter($"{prefix}{name} is not supported here; {Raw}, {Policy}, {PolicyScope} and {Redrive} are"),
    };

    /// <summary>The attributes that <c>GetSubscriptionAttributes</c> tells.</summary>
    public IEnumerable<KeyValuePair<string, string>> Told()
    {
        yield return new(Raw, RawMessageDelivery ? "true" : "false");
        if (Filter is not null)
        {
            yield return new(Policy, Filter.Pattern.Text);
            yield return new(PolicyScope, Filter.Scope);
        }

        if (DeadLetterArn is not null)
        {
            yield return new(Redrive, JsonSerializer.Serialize(new Dictionary<string, string> { [DeadLetterTarget] = DeadLetterArn }));
        }
    }

    /// <summary>Whether other attributes have the same effect.</summary>
    public bool IsSame(SubscriptionAttributes other) =>
        RawMessageDelivery == other.RawMessageDelivery && DeadLetterArn == other.DeadLetterArn && Filter?.Pattern.Text == other.Filter?.Pattern.Text && Filter?.Scope == other.Filter?.Scope;

    private static bool IsNone(string policy) => policy.Replace(" ", "", StringComparison.Ordinal) is "" or "{}";

    private static bool Flag(string value, string prefix) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw SnsError.InvalidParameter($"{prefix}{Raw}: Invalid value [{value}]. Must be true or false."),
    };

    private static string ScopeOf(string value, string prefix) => value is FilterPolicy.MessageAttributes or FilterPolicy.MessageBody
        ? value
        : throw SnsError.InvalidParameter($"{prefix}{PolicyScope}: Invalid value [{value}]. Please use either MessageBody or MessageAttributes");

    private static string DeadLetterArnOf(string policy, string prefix)
    {
        try
        {
            return JsonElement.Parse(policy) is { ValueKind: JsonValueKind.Object } members
                && members.TryGetProperty(DeadLetterTarget, out var target) && target is { ValueKind: JsonValueKind.String }
                && target.GetString()!.Split(':') is [_, _, "sqs", _, _, _]
                ? target.GetString()!
                : throw SnsError.InvalidParameter($"{prefix}{Redrive}: {DeadLetterTarget} must be the ARN of an SQS queue");
        }
        catch (JsonException)
        {
            throw SnsError.InvalidParameter($"{prefix}{Redrive}: failed to parse JSON.");
        }
    }

    private static FilterPolicy Parse(string policy, string scope, string prefix)
    {
        try
        {
            return FilterPolicy.Parse(policy, scope);
        }
        catch (FilterPolicyException mistake)
        {
            throw SnsError.InvalidParameter(mistake.IsOfPolicy ? prefix + mistake.Message : mistake.Message);
        }
    }
}
