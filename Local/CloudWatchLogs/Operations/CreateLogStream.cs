using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Makes a log stream.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html</remarks>
internal sealed class CreateLogStream(LogGroups groups, Yard yard) : LogsOperation("CreateLogStream", groups, yard)
{
    protected override string Resource(JsonElement request) => StreamResource(request);

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        if (!Groups[GroupName(request)].CreateStream(RequiredText(request, "logStreamName"), Groups.Now))
        {
            throw new AwsException("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
    }
}
