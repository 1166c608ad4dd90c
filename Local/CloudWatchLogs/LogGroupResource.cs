using Stepyard.Local.Provisioning;

namespace Stepyard.Local.CloudWatchLogs;

/// <summary>A log group of the stack.</summary>
internal sealed class LogGroupResource(LogGroups groups) : IResourceType
{
    public string Token => "aws-native:logs:LogGroup";

    public Provisioned Create(ResourceRequest request)
    {
        var name = request.PhysicalName("logGroupName");
        if (!LogGroup.IsName(name))
        {
            throw request.Mistake($"'logGroupName' is {name}; up to 512 letters, digits, underscores, hyphens, slashes, dots and number signs are allowed.");
        }

        if (request.OptionalNumber("retentionInDays") is { } days && !Array.Exists(LogGroup.Retentions, allowed => allowed == days))
        {
            throw request.Mistake($"'retentionInDays' is {days}; allowed are {string.Join(", ", LogGroup.Retentions)}.");
        }

        var group = groups.Ensure(name);
        group.RetentionDays = (int?)request.OptionalNumber("retentionInDays");
        return new(name, new Dictionary<string, object> { ["arn"] = $"{group.Arn}:*", ["logGroupName"] = name });
    }
}
