using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Stepyard.Local.Sns.Publishing;

namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>What an alarm tells a topic, as the JSON that CloudWatch sends.</summary>
/// <remarks>AWS: CloudWatch user guide, "Notifying users on alarm changes".</remarks>
internal static class AlarmMessage
{
    // A message names the region as people do; where they have no name here it is the code.
    private static readonly ImmutableDictionary<string, string> Regions = new Dictionary<string, string>
    {
        ["us-east-1"] = "US East (N. Virginia)",
        ["us-east-2"] = "US East (Ohio)",
        ["us-west-1"] = "US West (N. California)",
        ["us-west-2"] = "US West (Oregon)",
        ["eu-central-1"] = "EU (Frankfurt)",
        ["eu-west-1"] = "EU (Ireland)",
        ["eu-west-2"] = "EU (London)",
    }.ToImmutableDictionary();

    public static PublishRequest Of(MetricAlarm alarm, AlarmState before, AlarmState now, string topicArn, Account account)
    {
        var region = Regions.GetValueOrDefault(account.Region, account.Region);
        var message = new
        {
            AlarmName = alarm.Name,
            AlarmDescription = alarm.Options.Description,
            AWSAccountId = account.Id,
            AlarmConfigurationUpdatedTimestamp = Text(alarm.Updated),
            NewStateValue = now.Value,
            NewStateReason = now.Reason,
            StateChangeTime = Text(now.Updated),
            Region = region,
            AlarmArn = alarm.Arn,
            OldStateValue = before.Value,
            OKActions = alarm.Options.OkActions,
            alarm.Options.AlarmActions,
            alarm.Options.InsufficientDataActions,
            Trigger = Trigger(alarm),
        };

        // A subject is at most 100 characters.
        var subject = $"{now.Value}: \"{alarm.Name}\" in {region}";
        return new() { TopicArn = topicArn, Message = JsonSerializer.Serialize(message, JsonSerializerOptions.Default), Subject = subject.Length <= 100 ? subject : $"{subject[..97]}..." };
    }

    private static Dictionary<string, object?> Trigger(MetricAlarm alarm)
    {
        var trigger = new Dictionary<string, object?>
        {
            ["MetricName"] = alarm.Metric.Name,
            ["Namespace"] = alarm.Metric.Namespace,
            ["StatisticType"] = "Statistic",
            ["Statistic"] = alarm.Statistic.ToUpperInvariant(),
            ["Unit"] = alarm.Options.Unit,
            ["Dimensions"] = alarm.Metric.Dimensions.Select(dimension => new { value = dimension.Value, name = dimension.Name }),
            ["Period"] = (int)alarm.Period.TotalSeconds,
            ["EvaluationPeriods"] = alarm.EvaluationPeriods,
        };
        if (alarm.Options.DatapointsToAlarm is { } datapoints)
        {
            trigger["DatapointsToAlarm"] = datapoints;
        }

        trigger["ComparisonOperator"] = alarm.Comparison.Name;
        trigger["Threshold"] = alarm.Threshold;
        trigger["TreatMissingData"] = alarm.Options.TreatMissingData ?? "missing";
        trigger["EvaluateLowSampleCountPercentile"] = "";
        return trigger;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
