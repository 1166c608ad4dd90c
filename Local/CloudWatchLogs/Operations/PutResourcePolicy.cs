using System.Text.Json;
using Stepyard.Local.Iam;
using Stepyard.Local.Provisioning;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Lets services write to log groups, for as long as the yard runs.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html</remarks>
internal sealed class PutResourcePolicy(LogGroups groups, Yard yard) : LogsOperation("PutResourcePolicy", groups, yard)
{
    protected override string Resource(JsonElement request) => "*";

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var name = RequiredText(request, "policyName");
        var document = RequiredText(request, "policyDocument");
        try
        {
            PolicyDocument.ParseResource(name, document);
        }
        catch (ProvisioningException mistake)
        {
            throw Invalid(mistake.Message);
        }

        response.WritePropertyName("resourcePolicy");
        DescribeResourcePolicies.Write(response, Groups.Policies.Put(name, document));
    }
}
