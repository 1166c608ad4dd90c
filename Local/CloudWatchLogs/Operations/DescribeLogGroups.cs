using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>The log groups, in one page.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html</remarks>
internal sealed class DescribeLogGroups(LogGroups groups, Yard yard) : LogsOperation("DescribeLogGroups", groups, yard)
{
    protected override string Resource(JsonElement request) => ":log-stream:";

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var prefix = Text(request, "logGroupNamePrefix") ?? "";
        var pattern = Text(request, "logGroupNamePattern") ?? "";
        response.WriteStartArray("logGroups");
        foreach (var group in Groups.All)
        {
            if (group.Name.StartsWith(prefix, StringComparison.Ordinal) && group.Name.Contains(pattern, StringComparison.Ordinal))
            {
                response.WriteStartObject();
                response.WriteString("logGroupName", group.Name);
                response.WriteNumber("creationTime", group.Created);
                if (group.RetentionDays is { } days)
                {
                    response.WriteNumber("retentionInDays", days);
                }

                response.WriteNumber("metricFilterCount", 0);
                response.WriteString("arn", $"{group.Arn}:*");
                response.WriteNumber("storedBytes", 0);
                response.WriteString("logGroupClass", "STANDARD");
                response.WriteString("logGroupArn", group.Arn);
                response.WriteEndObject();
            }
        }

        response.WriteEndArray();
    }
}
