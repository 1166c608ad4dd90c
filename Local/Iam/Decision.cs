using System.Collections.Immutable;

namespace Stepyard.Local.Iam;

/// <summary>What a set of policies says to a request.</summary>
/// <param name="IsAllowed">Whether it may happen.</param>
/// <param name="DeniedBy">The policy that denies it explicitly; null where it is allowed, or nothing allows it.</param>
/// <param name="Denial">The statement of <paramref name="DeniedBy"/>.</param>
internal sealed record Decision(bool IsAllowed, PolicyDocument? DeniedBy = null, Statement? Denial = null)
{
    public static readonly Decision Allowed = new(true);

    public static readonly Decision NotAllowed = new(false);

    /// <summary>An explicit deny wins; otherwise one allow is enough.</summary>
    /// <remarks>AWS: IAM User Guide, "Policy evaluation logic".</remarks>
    public static Decision Of(ImmutableArray<PolicyDocument> policies, AccessRequest request) =>
        Of(policies, statement => statement.AppliesTo(request));

    /// <summary>What the policies say where it is not known on which resource: an allow on any will do, only a deny on all counts.</summary>
    public static Decision OnAny(ImmutableArray<PolicyDocument> policies, AccessRequest request) =>
        Of(policies, statement => statement.Allows ? statement.AppliesToSome(request) : statement.AppliesTo(request));

    private static Decision Of(ImmutableArray<PolicyDocument> policies, Func<Statement, bool> applies)
    {
        var decision = NotAllowed;
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements)
            {
                if (!applies(statement))
                {
                    continue;
                }

                if (!statement.Allows)
                {
                    return new(false, policy, statement);
                }

                decision = Allowed;
            }
        }

        return decision;
    }
}
