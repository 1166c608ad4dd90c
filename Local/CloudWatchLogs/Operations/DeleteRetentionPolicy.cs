using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Lets the events of a group never expire.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html</remarks>
internal sealed class DeleteRetentionPolicy(LogGroups groups, Yard yard) : LogsOperation("DeleteRetentionPolicy", groups, yard)
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        Groups[GroupName(request)].RetentionDays = null;
    }
}
