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
        var name = RequiredText(request, "logStreamName");
        if (!LogStream.IsName(name))
        {
            throw Invalid($"1 validation error detected: Value '{name}' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*");
        }

        if (!Groups[GroupName(request)].CreateStream(name, Groups.Now))
        {
            throw new AwsException("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
    }
}
