using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>The resource policies, in one page.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeResourcePolicies.html</remarks>
internal sealed class DescribeResourcePolicies(LogGroups groups, Yard yard) : LogsOperation("DescribeResourcePolicies", groups, yard)
{
    public static void Write(Utf8JsonWriter writer, LogPolicy policy)
    {
        writer.WriteStartObject();
        writer.WriteString("policyName", policy.Name);
        writer.WriteString("policyDocument", policy.Document);
        writer.WriteNumber("lastUpdatedTime", policy.Updated);
        writer.WriteEndObject();
    }

    protected override string Resource(JsonElement request) => "*";

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        response.WriteStartArray("resourcePolicies");
        foreach (var policy in Groups.Policies.All)
        {
            Write(response, policy);
        }

        response.WriteEndArray();
    }
}
