using System.Collections.Immutable;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Iam;

/// <summary>An IAM role with its trust policy and the policies that are written into it.</summary>
internal sealed class RoleResource(Account account, AccessControl access) : IUpdatableResourceType
{
    public string Token => "aws-native:iam:Role";

    public Provisioned Create(ResourceRequest request)
    {
        var role = Read(request);
        if (access.Roles.ContainsKey(role.Arn))
        {
            throw request.Mistake($"Role with name {role.Name} already exists.");
        }

        return Put(role, request);
    }

    public Provisioned Update(LiveResource live, ResourceRequest request)
    {
        var (before, after) = (Read(live.Request), Read(request));
        if (after.Arn != before.Arn)
        {
            throw request.Mistake("its name and path can't change while Local runs: start Local again.");
        }

        // Policies that are resources of their own stay.
        var own = before.Policies.Select(policy => policy.Name).ToHashSet(StringComparer.Ordinal);
        var attached = access.Roles[before.Arn].Policies.Where(policy => !own.Contains(policy.Name));
        return Put(attached.Aggregate(after, (role, policy) => role.With(policy)), request);
    }

    private Provisioned Put(Role role, ResourceRequest request)
    {
        access.Put(role);
        return new(role.Name, new Dictionary<string, object>
        {
            ["arn"] = role.Arn,
            ["roleId"] = "AROA" + request.StableId(17).ToUpperInvariant(),
            ["roleName"] = role.Name,
        });
    }

    private Role Read(ResourceRequest request)
    {
        if (request.Inputs.ContainsKey("permissionsBoundary"))
        {
            throw request.Mistake("'permissionsBoundary' is not evaluated here; leave it out, or set it for deployed stacks only.");
        }

        if (!request.Inputs.TryGetValue("assumeRolePolicyDocument", out var trust))
        {
            throw request.Mistake("'assumeRolePolicyDocument' is required.");
        }

        var name = request.PhysicalName("roleName");
        var arn = account.GlobalArn("iam", $"role{request.OptionalText("path") ?? "/"}{name}");
        return new(name, arn, PolicyDocument.ParseTrust($"{name} (trust)", trust), [.. Inline(request), .. Managed(request)]);
    }

    private static IEnumerable<PolicyDocument> Inline(ResourceRequest request)
    {
        foreach (var policy in request.List("policies"))
        {
            if (policy is not ImmutableDictionary<string, object> map
                || map.GetValueOrDefault("policyName") is not string policyName
                || map.GetValueOrDefault("policyDocument") is not { } document)
            {
                throw request.Mistake("each of 'policies' has a 'policyName' and a 'policyDocument'.");
            }

            yield return PolicyDocument.ParseIdentity(policyName, document);
        }
    }

    private static IEnumerable<PolicyDocument> Managed(ResourceRequest request) =>
        request.List("managedPolicyArns").Select(arn => ManagedPolicies.Find((string)arn)
            ?? throw request.Mistake($"managed policy {arn} is not known here; known are {string.Join(", ", ManagedPolicies.Arns)}. A policy written out says more, and allows less."));
}
