using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Deletes a log stream with its events.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html</remarks>
internal sealed class DeleteLogStream(LogGroups groups, Yard yard) : LogsOperation("DeleteLogStream", groups, yard)
{
    protected override string Resource(JsonElement request) => StreamResource(request);

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        if (!Groups[GroupName(request)].RemoveStream(RequiredText(request, "logStreamName")))
        {
            throw LogGroups.NoSuchStream();
        }
    }
}
