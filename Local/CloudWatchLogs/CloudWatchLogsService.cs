using Stepyard.Local.CloudWatchLogs.Operations;

namespace Stepyard.Local.CloudWatchLogs;

/// <summary>Amazon CloudWatch Logs: log groups, kept in memory; without metric filters, subscriptions and Insights.</summary>
internal static class CloudWatchLogsService
{
    /// <summary>Adds log groups and the operations on them.</summary>
    public static LogGroups AddCloudWatchLogs(this Yard yard)
    {
        var groups = new LogGroups(yard.Account, yard.Time);
        yard.Add(new LogGroupResource(groups));
        yard.Add(new ResourcePolicyResource(groups.Policies));
        yard.Add(new PutResourcePolicy(groups, yard));
        yard.Add(new DescribeResourcePolicies(groups, yard));
        yard.Add(new DeleteResourcePolicy(groups, yard));
        yard.Add(new CreateLogGroup(groups, yard));
        yard.Add(new CreateLogStream(groups, yard));
        yard.Add(new PutLogEvents(groups, yard));
        yard.Add(new DescribeLogGroups(groups, yard));
        yard.Add(new DescribeLogStreams(groups, yard));
        yard.Add(new GetLogEvents(groups, yard));
        yard.Add(new FilterLogEvents(groups, yard));
        yard.Add(new DeleteLogGroup(groups, yard));
        yard.Add(new DeleteLogStream(groups, yard));
        yard.Add(new PutRetentionPolicy(groups, yard));
        yard.Add(new DeleteRetentionPolicy(groups, yard));
        return groups;
    }
}
