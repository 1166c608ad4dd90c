using System.Collections.Immutable;
using Stepyard.Local.Iam;

namespace Stepyard.Local.Preview.Policies;

/// <summary>What one statement allows or denies: an action, to someone, on something, under conditions.</summary>
/// <param name="Principal">To whom; everything in a role's own policy, whose principal is the role.</param>
/// <param name="Action">What.</param>
/// <param name="Resource">On what; everything in a trust policy, whose resource is the role.</param>
/// <param name="Conditions">The values of each condition, by operator and key, such as <c>StringEquals aws:SourceAccount</c>.</param>
internal sealed record Grant(Scope Principal, Scope Action, Scope Resource, ImmutableDictionary<string, ImmutableHashSet<string>> Conditions)
{
    private const string Condition = "Condition.";

    /// <summary>What a statement says, as one.</summary>
    public static Grant Of(PolicyStatement statement) => new(
        ScopeOf(statement, "Principal"),
        ScopeOf(statement, "Action") with { IgnoresCase = true },
        ScopeOf(statement, "Resource"),
        statement.Members.Where(member => member.Key.StartsWith(Condition, StringComparison.Ordinal))
            .GroupBy(member => NameOf(member.Key), StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Select(member => member.Value).ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>The same taken apart: one principal, action and resource each.</summary>
    public IEnumerable<Grant> Parts =>
        from principal in Principal.Parts
        from action in Action.Parts
        from resource in Resource.Parts
        select this with { Principal = principal, Action = action, Resource = resource };

    /// <summary>Whether all that another one says is within this one, whatever the conditions.</summary>
    public bool Covers(Grant other) => Principal.Covers(other.Principal) && Action.Covers(other.Action) && Resource.Covers(other.Resource);

    /// <summary>The conditions of this one that another one does not keep to: it lacks them, or lets in other values.</summary>
    public IEnumerable<string> ConditionsMissingIn(Grant other) =>
        from condition in Conditions
        where !(other.Conditions.TryGetValue(condition.Key, out var values) && IsWithin(condition.Key, values, condition.Value))
        orderby condition.Key
        select $"{condition.Key} {string.Join(" or ", condition.Value.Order(StringComparer.Ordinal))}";

    private static Scope ScopeOf(PolicyStatement statement, string member)
    {
        ImmutableArray<string> patterns = [.. Named(member)], exceptions = [.. Named("Not" + member)];
        return patterns.Length > 0 ? new(IsExcept: false, patterns) : exceptions.Length > 0 ? new(IsExcept: true, exceptions) : Scope.Unsaid;

        // Principal is "*", or a map by kind, whose names don't overlap; everyone of AWS is everyone.
        IEnumerable<string> Named(string name) => statement.Members
            .Where(found => found.Key == name || found.Key.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(found => found.Value);
    }

    // More values let in more; where the operator is negated, fewer do.
    private static bool IsWithin(string condition, ImmutableHashSet<string> values, ImmutableHashSet<string> limits) =>
        ConditionOperator.Find(condition.Split(' ')[0]) is { IsNegated: true } ? limits.IsSubsetOf(values) : values.IsSubsetOf(limits);

    private static string NameOf(string path)
    {
        var rest = path[Condition.Length..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return $"{rest[..dot]} {rest[(dot + 1)..]}";
    }
}
