using System.Collections.Frozen;

namespace Stepyard.Local.GuardRails.Policies;

/// <summary>Actions that name no resource, or whose resources AWS names.</summary>
/// <remarks>
/// AWS: Service Authorization Reference, "Actions, resources, and condition keys" of each service: the actions whose column of resource
/// types is empty. Add what a stack comes to need, with what the reference says.
/// </remarks>
internal static class ResourcelessActions
{
    /// <summary>Those that can be granted on <c>*</c> only.</summary>
    public static readonly FrozenSet<string> OnEverything = new[]
    {
        "batch:DescribeJobs",
        "cloudwatch:ListMetrics",
        "cloudwatch:PutMetricData",
        "ecr:GetAuthorizationToken",
        "lambda:ListFunctions",
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
        "sts:GetCallerIdentity",
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",

        // It has log groups for resources, but Step Functions asks for all of them when it sets up the delivery of logs.
        // AWS: Step Functions developer guide, "Using CloudWatch Logs to log execution history".
        "logs:DescribeLogGroups",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those on resources whose ids AWS makes up when they begin, so that a pattern is all that can be written before.</summary>
    public static readonly FrozenSet<string> OnMadeUpIds = new[] { "batch:TerminateJob", "batch:CancelJob" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
