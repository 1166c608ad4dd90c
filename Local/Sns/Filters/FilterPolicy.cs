using Stepyard.Local.EventPatterns;
using Stepyard.Local.Sns.Publishing;

namespace Stepyard.Local.Sns.Filters;

/// <summary>Which of a topic's messages a subscriber gets, by the messages' attributes or by their bodies.</summary>
/// <param name="Pattern">What the attributes or the body must look like.</param>
/// <param name="Scope">Which of the two: <see cref="MessageAttributes"/> or <see cref="MessageBody"/>.</param>
/// <remarks>AWS: Amazon SNS Developer Guide, "Amazon SNS message filtering" and "Filter policy constraints".</remarks>
internal sealed record FilterPolicy(EventPattern Pattern, string Scope)
{
    public const string MessageAttributes = "MessageAttributes";
    public const string MessageBody = "MessageBody";

    private const int MostKeys = 5;
    private const int MostCombinations = 150;

    /// <summary>Reads a policy.</summary>
    /// <param name="text">The policy's JSON text.</param>
    /// <param name="scope">What it is about.</param>
    /// <exception cref="FilterPolicyException">SNS does not take it.</exception>
    public static FilterPolicy Parse(string text, string scope)
    {
        var policy = new FilterPolicy(Read(text), scope);
        policy.Check();
        return policy;
    }

    /// <summary>Whether a subscriber gets a message.</summary>
    /// <param name="notification">The message.</param>
    /// <param name="protocol">The subscriber's protocol, which may have a body of its own.</param>
    public bool Matches(Notification notification, string protocol) =>
        (Scope == MessageBody ? FilteredMessage.Body(notification.Message.For(protocol)) : FilteredMessage.Attributes(notification.Attributes)) is { } message
        && Pattern.Matches(message);

    private static EventPattern Read(string text)
    {
        try
        {
            return EventPattern.Parse(text);
        }
        catch (PatternException mistake)
        {
            throw new FilterPolicyException($"FilterPolicy: {mistake.Message}", isOfPolicy: true);
        }
    }

    private void Check()
    {
        var fields = Pattern.Alternatives.SelectMany(alternative => alternative.Fields).ToList();
        if (Scope == MessageAttributes && fields.Exists(field => field.Depth > 1))
        {
            throw new FilterPolicyException("Filter policy scope MessageAttributes does not support nested filter policy", isOfPolicy: false);
        }

        if (fields.Select(field => field.Path).Distinct(StringComparer.Ordinal).Count() > MostKeys)
        {
            throw new FilterPolicyException($"FilterPolicy: Filter policy can not have more than {MostKeys} keys", isOfPolicy: true);
        }

        // A condition counts for each name that leads to it.
        if (Pattern.Alternatives.Sum(alternative => alternative.Fields.Aggregate(1L, (product, field) => product * field.Choices * field.Depth)) > MostCombinations)
        {
            throw new FilterPolicyException("FilterPolicy: Filter policy is too complex", isOfPolicy: true);
        }
    }
}

/// <summary>A filter policy that SNS does not take.</summary>
/// <param name="problem">What is wrong, in AWS's words.</param>
/// <param name="isOfPolicy">Whether it is the policy itself that is wrong, and not the scope it is given for.</param>
internal sealed class FilterPolicyException(string problem, bool isOfPolicy) : Exception(problem)
{
    public bool IsOfPolicy { get; } = isOfPolicy;
}
