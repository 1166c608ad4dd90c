using Stepyard.Local.Provisioning;

namespace Stepyard.Local.Iam;

/// <summary>An inline policy of a role.</summary>
internal sealed class RolePolicyResource(AccessControl access) : IUpdatableResourceType
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

    public Provisioned Update(LiveResource live, ResourceRequest request) =>
        Array.Exists(["policyName", "roleName"], name => !InputValues.AreEqual(live.Request.Inputs.GetValueOrDefault(name), request.Inputs.GetValueOrDefault(name)))
            ? throw request.Mistake("its role and its name can't change while Local runs: start Local again.")
            : Create(request);
}
