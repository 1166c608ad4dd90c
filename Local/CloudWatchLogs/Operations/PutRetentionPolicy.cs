using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Sets after how many days the events of a group expire; here they only make room for newer ones.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</remarks>
internal sealed class PutRetentionPolicy(LogGroups groups, Yard yard) : LogsOperation("PutRetentionPolicy", groups, yard)
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var group = Groups[GroupName(request)];
        var days = Number(request, "retentionInDays") ?? throw Invalid("retentionInDays is required");
        group.RetentionDays = Array.Exists(LogGroup.Retentions, allowed => allowed == days)
            ? (int)days
            : throw Invalid($"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", LogGroup.Retentions)}]");
    }
}
