using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.Operations;

/// <summary>The log groups by name, in pages.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html</remarks>
internal sealed class DescribeLogGroups(LogGroups groups, Yard yard) : LogsOperation("DescribeLogGroups", groups, yard)
{
    private const int PageSize = 50;
    private const int MostIdentifiers = 50;
    private const string Standard = "STANDARD";

    protected override string Resource(JsonElement request) => ":log-stream:";

    protected override void Answer(JsonElement request, Utf8JsonWriter response)
    {
        var prefix = Text(request, "logGroupNamePrefix");
        var pattern = Text(request, "logGroupNamePattern");
        if (prefix is not null && pattern is not null)
        {
            throw Invalid("Both logGroupNamePrefix and logGroupNamePattern are specified; give one of them.");
        }

        var kind = Text(request, "logGroupClass") ?? Standard;
        if (kind is not (Standard or "INFREQUENT_ACCESS" or "DELIVERY"))
        {
            throw Invalid($"1 validation error detected: Value '{kind}' at 'logGroupClass' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, INFREQUENT_ACCESS, DELIVERY]");
        }

        var identifiers = Identifiers(request);
        if (identifiers is not null && (prefix ?? pattern) is not null)
        {
            throw Invalid("logGroupIdentifiers and a prefix or pattern are specified; give one of them.");
        }

        var found = Groups.All
            .Where(group => kind == Standard && group.Name.StartsWith(prefix ?? "", StringComparison.Ordinal) && group.Name.Contains(pattern ?? "", StringComparison.Ordinal) && identifiers?.Contains(group.Name) != false);
        WritePage(request, response, "logGroups", found, group => group.Name, PageSize, group =>
        {
            response.WriteString("logGroupName", group.Name);
            response.WriteNumber("creationTime", group.Created);
            if (group.RetentionDays is { } days)
            {
                response.WriteNumber("retentionInDays", days);
            }

            response.WriteNumber("metricFilterCount", 0);
            response.WriteString("arn", $"{group.Arn}:*");
            response.WriteNumber("storedBytes", 0);
            response.WriteString("logGroupClass", Standard);
            response.WriteString("logGroupArn", group.Arn);
        });
    }

    /// <summary>The names of the groups that are asked for by name or ARN; null for all.</summary>
    private static HashSet<string>? Identifiers(JsonElement request)
    {
        if (!request.TryGetProperty("logGroupIdentifiers", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= MostIdentifiers
            ? [.. list.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? NameOf(one.GetString()!) : throw Invalid("a log group identifier is a text"))]
            : throw Invalid($"logGroupIdentifiers has to hold 1 to {MostIdentifiers} names or ARNs");
    }
}
