using Stepyard.Local.Provisioning;

namespace Stepyard.Local.CloudWatchLogs;

/// <summary>A log group of the stack.</summary>
internal sealed class LogGroupResource(LogGroups groups) : IResourceType
{
    private static readonly int[] Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public string Token => "aws-native:logs:LogGroup";

    public Provisioned Create(ResourceRequest request)
    {
        var name = request.PhysicalName("logGroupName");
        if (name.Length is 0 or > 512 || !name.All(character => char.IsAsciiLetterOrDigit(character) || "_-/.#".Contains(character)))
        {
            throw request.Mistake($"'logGroupName' is {name}; up to 512 letters, digits, underscores, hyphens, slashes, dots and number signs are allowed.");
        }

        if (request.OptionalNumber("retentionInDays") is { } days && !Array.Exists(Retentions, allowed => allowed == days))
        {
            throw request.Mistake($"'retentionInDays' is {days}; allowed are {string.Join(", ", Retentions)}.");
        }

        var group = groups.Ensure(name);
        group.RetentionDays = (int?)request.OptionalNumber("retentionInDays");
        return new(name, new Dictionary<string, object> { ["arn"] = $"{group.Arn}:*", ["logGroupName"] = name });
    }
}
