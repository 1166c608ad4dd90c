using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.CloudWatchLogs;

/// <summary>A resource policy of CloudWatch Logs: which services may write to log groups.</summary>
internal sealed class ResourcePolicyResource(LogPolicies policies) : IResourceType
{
    public string Token => "aws-native:logs:ResourcePolicy";

    public Provisioned Create(ResourceRequest request)
    {
        if (!request.Inputs.TryGetValue("policyDocument", out var document))
        {
            throw request.Mistake("'policyDocument' is required.");
        }

        var name = request.PhysicalName("policyName");
        PolicyDocument.ParseResource(name, document);
        policies.Put(name, InputJson.ToElement(document).GetRawText());
        return new(name, new Dictionary<string, object> { ["policyName"] = name });
    }
}
