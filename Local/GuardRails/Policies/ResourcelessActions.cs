using System.Collections.Frozen;

namespace Stepyard.Local.GuardRails.Policies;

/// <summary>Actions that name no resource, or whose resources AWS names.</summary>
/// <remarks>
/// AWS: Service Authorization Reference, "Actions, resources, and condition keys" for AWS Batch, CloudWatch, CloudWatch Logs, Elastic Container Registry, Lambda,
/// STS and X-Ray, each entry as read there in November 2026: the actions whose column of resource types is empty. Add what a stack comes to need, as the reference has it.
/// </remarks>
internal static class ResourcelessActions
{
    /// <summary>Those that can be granted on <c>*</c> only.</summary>
    public static readonly FrozenSet<string> OnEverything = new[]
    {
        "batch:DescribeJobs",
        "ecr:GetAuthorizationToken",
        "lambda:ListFunctions",
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
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

        // Their one resource type, the dataset, is not required: a metric is none.
        "cloudwatch:ListMetrics",
        "cloudwatch:PutMetricData",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those on resources whose ids AWS makes up when they begin, so that a pattern is all that can be written before: <c>job</c>.</summary>
    public static readonly FrozenSet<string> OnMadeUpIds = new[] { "batch:TerminateJob", "batch:CancelJob" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
