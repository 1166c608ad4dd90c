using System.Collections.Frozen;

namespace Stepyard.Local.Iam;

/// <summary>The policies of AWS's own that functions and workflows commonly carry.</summary>
/// <remarks>AWS: AWS Managed Policy Reference.</remarks>
internal static class ManagedPolicies
{
    private static readonly FrozenDictionary<string, PolicyDocument> Known = new Dictionary<string, PolicyDocument>
    {
        ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"] =
            Allow("AWSLambdaBasicExecutionRole", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
        ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"] =
            Allow("AmazonAPIGatewayPushToCloudWatchLogs", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents", "logs:GetLogEvents", "logs:FilterLogEvents"),
        ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"] =
            Allow("AWSXRayDaemonWriteAccess", "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries"),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Arns => Known.Keys;

    public static PolicyDocument? Find(string arn) => Known.GetValueOrDefault(arn);

    private static PolicyDocument Allow(string name, params string[] actions) =>
        new(name, [new() { Text = name, Allows = true, Actions = [.. actions], Resources = ["*"] }]);
}
