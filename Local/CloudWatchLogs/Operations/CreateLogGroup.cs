using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Makes a log group.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</remarks>
internal sealed class CreateLogGroup(LogGroups groups, Yard yard) : LogsOperation("CreateLogGroup", groups, yard)
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        if (!Groups.TryCreate(RequiredText(request, "logGroupName")))
        {
            throw new AwsException("ResourceAlreadyExistsException", "The specified log group already exists");
        }
    }
}
