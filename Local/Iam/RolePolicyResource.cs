using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Iam;

/// <summary>An inline policy of a role.</summary>
internal sealed class RolePolicyResource(AccessControl access) : IResourceType
{
    public string Token => "aws-native:iam:RolePolicy";

    public Provisioned Create(ResourceRequest request)
    {
        var policyName = request.PhysicalName("policyName");
        var roleName = request.Text("roleName");
        if (!request.Inputs.TryGetValue("policyDocument", out var document))
        {
            throw request.Mistake("'policyDocument' is required.");
        }

        access.Attach(roleName, PolicyDocument.ParseIdentity(policyName, document));
        return new($"{policyName}|{roleName}", new Dictionary<string, object> { ["policyName"] = policyName });
    }
}
