using System.Collections.Immutable;

namespace Stepyard.Local.Iam;

/// <summary>One line of a statement's <c>Condition</c>: an operator, a key, and the values that the key is compared with.</summary>
/// <param name="Operator">The operator's name as the policy gives it, such as <c>ForAnyValue:StringLikeIfExists</c>.</param>
/// <param name="Test">The comparison that the name stands for.</param>
/// <param name="Key">The condition key, such as <c>aws:SourceAccount</c>.</param>
/// <param name="Values">The values; any of them will do.</param>
internal sealed record Condition(string Operator, ConditionOperator Test, string Key, ImmutableArray<string> Values)
{
    /// <summary>Whether the answer may be another one later.</summary>
    public bool DependsOnTime =>
        Key.Equals("aws:CurrentTime", StringComparison.OrdinalIgnoreCase) || Key.Equals("aws:EpochTime", StringComparison.OrdinalIgnoreCase);

    public bool Holds(AccessRequest request)
    {
        var actual = request.Keys.GetValueOrDefault(Key);
        if (Test.IsNullTest)
        {
            return Values.Any(wanted => bool.Parse(wanted) == actual is null);
        }

        if (actual is null)
        {
            return Test.HoldsWithoutKey;
        }

        var matches = Values.Any(wanted => Test.Compare(actual, PolicyVariables.Expand(wanted, request)));
        return matches != Test.IsNegated;
    }
}
