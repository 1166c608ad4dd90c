using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Deletes a resource policy.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteResourcePolicy.html</remarks>
internal sealed class DeleteResourcePolicy(LogGroups groups, Yard yard) : LogsOperation("DeleteResourcePolicy", groups, yard)
{
    protected override string Resource(JsonElement request) => "*";

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var name = RequiredText(request, "policyName");
        if (!Groups.Policies.Remove(name))
        {
            throw new AwsException("ResourceNotFoundException", $"Policy with name [{name}] does not exist.");
        }
    }
}
