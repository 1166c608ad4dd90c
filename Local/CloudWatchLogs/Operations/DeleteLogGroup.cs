using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Deletes a log group with its streams and events.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html</remarks>
internal sealed class DeleteLogGroup(LogGroups groups, Yard yard) : LogsOperation("DeleteLogGroup", groups, yard)
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        if (!Groups.Remove(RequiredText(request, "logGroupName")))
        {
            throw LogGroups.NoSuchGroup();
        }
    }
}
