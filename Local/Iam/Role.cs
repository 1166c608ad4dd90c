using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Stepyard.Local.Iam;

/// <summary>A role: who may assume it, and what its sessions may do.</summary>
internal sealed record Role(string Name, string Arn, PolicyDocument Trust, ImmutableArray<PolicyDocument> Policies)
{
    private readonly ConcurrentDictionary<(string, string), Decision> _decisions = new();
    private readonly bool _isTimeless = !Trust.DependsOnTime && !Policies.Any(policy => policy.DependsOnTime);

    /// <summary>Whether a service may take on the role. Remembered: the same question is asked on every request.</summary>
    public Decision MayAssume(string service, string sourceArn, Func<AccessRequest> request) =>
        Decide((service, sourceArn), [Trust], request);

    /// <summary>Whether the role's sessions may do this. Remembered: the same question is asked on every request.</summary>
    public Decision May(string action, string resource, Func<AccessRequest> request) =>
        Decide((action, resource), Policies, request);

    /// <summary>The same role with one policy more; a policy of the same name is replaced.</summary>
    public Role With(PolicyDocument policy) =>
        new(Name, Arn, Trust, [.. Policies.Where(existing => existing.Name != policy.Name), policy]);

    private Decision Decide((string, string) question, ImmutableArray<PolicyDocument> policies, Func<AccessRequest> request)
    {
        if (_decisions.TryGetValue(question, out var known))
        {
            return known;
        }

        var decision = Decision.Of(policies, request());
        if (_isTimeless && _decisions.Count < MaximumRemembered)
        {
            _decisions[question] = decision;
        }

        return decision;
    }

    // Resources may be phone numbers or keys that a client chooses, so the memory needs an end.
    private const int MaximumRemembered = 10_000;
}
