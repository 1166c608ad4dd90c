using System.Text.Json;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>Makes a log group.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</remarks>
internal sealed class CreateLogGroup(LogGroups groups, Yard yard) : LogsOperation("CreateLogGroup", groups, yard)
{
    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var name = RequiredText(request, "logGroupName");
        if (!LogGroup.IsName(name))
        {
            throw Invalid($@"1 validation error detected: Value '{name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+");
        }

        if (!Groups.TryCreate(name))
        {
            throw new AwsException("ResourceAlreadyExistsException", "The specified log group already exists");
        }
    }
}
