using Pulumi;
using Pulumi.AwsNative.Logs;

namespace Stepyard.Components;

/// <summary>The log group that has a line for each request to an API.</summary>
internal static class AccessLog
{
    /// <summary>Makes the group of an API.</summary>
    /// <returns>What a stage names as the destination of its access log.</returns>
    public static Output<string> Destination(string api, StackSettings settings, Resource parent)
    {
        var logs = new LogGroup(
            $"{api}-access-logs",
            new LogGroupArgs { LogGroupName = $"/aws/apigateway/{api}-{settings.Stack}", RetentionInDays = settings.LogRetentionDays },
            new CustomResourceOptions { Parent = parent });

        // Unlike Step Functions, API Gateway wants the group's ARN without the ":*" of its streams.
        return logs.Arn.Apply(arn => arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn);
    }
}
