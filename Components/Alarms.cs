using Pulumi;
using Pulumi.AwsNative.CloudWatch;
using Pulumi.AwsNative.CloudWatch.Inputs;

namespace Stepyard.Components;

/// <summary>The alarms on one thing, where its environment has alarms: each tells the <see cref="AlarmTopic"/> when it goes off, and when it is over.</summary>
/// <param name="target">Where the stack goes.</param>
/// <param name="settings">The environment.</param>
/// <param name="parent">The component that the alarms belong to.</param>
/// <remarks>
/// Each counts over five minutes; a metric that is only there when something happens is no alarm while it is missing.
/// AWS: Step Functions developer guide, "Monitoring Step Functions metrics using Amazon CloudWatch".
/// </remarks>
internal sealed class Alarms(AwsTarget target, StackSettings settings, Resource parent)
{
    private const int PeriodSeconds = 300;

    /// <summary>On executions that fail, run into a timeout, or are throttled.</summary>
    /// <param name="name">The workflow's name in the program.</param>
    /// <param name="stateMachineArn">The state machine.</param>
    /// <param name="failures">Failed executions within five minutes that are worth an alarm.</param>
    public void OnExecutions(string name, Output<string> stateMachineArn, int failures)
    {
        Add($"{name}-failed", $"Executions of {name} failed", "AWS/States", "ExecutionsFailed", "StateMachineArn", stateMachineArn, failures);
        Add($"{name}-timed-out", $"Executions of {name} ran into a timeout", "AWS/States", "ExecutionsTimedOut", "StateMachineArn", stateMachineArn);
        Add($"{name}-throttled", $"Executions of {name} were throttled", "AWS/States", "ExecutionThrottled", "StateMachineArn", stateMachineArn);
    }

    /// <summary>On invocations that end in an error.</summary>
    public void OnFunction(string name, Output<string> functionName) =>
        Add($"{name}-errors", $"The function {name} failed", "AWS/Lambda", "Errors", "FunctionName", functionName);

    /// <summary>On messages among the dead letters, for as long as they are there.</summary>
    public void OnDeadLetters(string name, Output<string> queueName) =>
        Add($"{name}-depth", $"There are messages in {name}", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queueName, statistic: "Maximum");

    private void Add(
        string name, string description, string metricNamespace, string metric, string dimension, Output<string> value, int threshold = 1, string statistic = "Sum")
    {
        if (!settings.Alarms)
        {
            return;
        }

        var topic = AlarmTopic.ArnOf(target, settings);
        _ = new Alarm(
            name,
            new AlarmArgs
            {
                AlarmName = $"{name}-{settings.Stack}",
                AlarmDescription = description,
                Namespace = metricNamespace,
                MetricName = metric,
                Dimensions = { new AlarmDimensionArgs { Name = dimension, Value = value } },
                Statistic = statistic,
                Period = PeriodSeconds,
                EvaluationPeriods = 1,
                ComparisonOperator = "GreaterThanOrEqualToThreshold",
                Threshold = threshold,
                TreatMissingData = "notBreaching",
                AlarmActions = { topic },
                OkActions = { topic },
            },
            new CustomResourceOptions { Parent = parent });
    }
}
