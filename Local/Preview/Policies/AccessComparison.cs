using System.Collections.Immutable;

namespace Stepyard.Local.Preview.Policies;

/// <summary>Finds what policies allow that they did not allow before, however their statements are cut.</summary>
/// <remarks>
/// Each action on each resource for each principal must be within one statement of before, with all of its conditions: what two
/// statements of before allow together only is called wider, too.
/// </remarks>
internal static class AccessComparison
{
    /// <summary>What is wider now, each in one sentence without a full stop.</summary>
    /// <param name="before">The statements as they were.</param>
    /// <param name="after">The statements as they are.</param>
    public static IEnumerable<string> Widened(ImmutableArray<PolicyStatement> before, ImmutableArray<PolicyStatement> after)
    {
        var (allowed, denied) = (GrantsOf(before, allow: true), GrantsOf(before, allow: false));
        var (allows, denies) = (GrantsOf(after, allow: true), GrantsOf(after, allow: false));
        return Sentences("allows", PartsOutside(allows, allowed).Select(grant => (grant, Remark: RemarkOn(grant, allowed))))
            .Concat(Sentences("no longer denies", PartsOutside(denied, denies).Select(grant => (grant, Remark: ""))));
    }

    /// <summary>What a policy that is new allows to everyone, or by a wildcard in an action, each in one sentence without a full stop.</summary>
    public static IEnumerable<string> WideOpen(ImmutableArray<PolicyStatement> statements) => Sentences(
        "allows",
        from grant in GrantsOf(statements, allow: true).SelectMany(grant => grant.Parts)
        where grant.Action.IsWild || (grant.Principal.IsSaid && grant.Principal.IsWild && grant.Conditions.IsEmpty)
        select (grant, ""));

    private static Grant[] GrantsOf(ImmutableArray<PolicyStatement> statements, bool allow) =>
        [.. statements.Where(statement => statement.Allows == allow).Select(Grant.Of)];

    private static IEnumerable<Grant> PartsOutside(Grant[] grants, Grant[] others) =>
        grants.SelectMany(grant => grant.Parts).Where(grant => !others.Any(other => other.Covers(grant) && !other.ConditionsMissingIn(grant).Any()));

    // What is nearest to it among what was allowed says what is new about it.
    private static string RemarkOn(Grant grant, Grant[] allowed)
    {
        if (Array.Find(allowed, other => other.Covers(grant)) is { } conditional)
        {
            return $", no longer only where {string.Join(" and ", conditional.ConditionsMissingIn(grant))}";
        }

        var anywhere = grant with { Resource = Scope.Unsaid };
        if (allowed.Any(other => (other with { Resource = Scope.Unsaid }).Covers(anywhere)))
        {
            return ", which is more than before";
        }

        var anyone = grant with { Principal = Scope.Unsaid };
        return allowed.Any(other => (other with { Principal = Scope.Unsaid }).Covers(anyone)) ? ", another principal" : ", a new action";
    }

    // Actions on the same thing are one sentence.
    private static IEnumerable<string> Sentences(string verb, IEnumerable<(Grant Grant, string Remark)> found) =>
        from one in found
        group one.Grant by (one.Remark, Where: WhereOf(one.Grant)) into grants
        let actions = grants.Select(grant => grant.Action.ToString()).Distinct(StringComparer.Ordinal)
        select $"{verb} {string.Join(", ", actions)}{grants.Key.Where}{grants.Key.Remark}";

    private static string WhereOf(Grant grant) =>
        (grant.Resource.IsSaid ? $" on {grant.Resource}" : "") + (grant.Principal.IsSaid ? $" to {grant.Principal}" : "");
}
