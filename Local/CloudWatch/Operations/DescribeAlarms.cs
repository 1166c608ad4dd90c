using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Alarms and the states that they are in. AWS: Amazon CloudWatch API Reference, DescribeAlarms.</summary>
internal sealed class DescribeAlarms(AlarmDirectory alarms, IAccess access) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        Authorize(caller, "*");
        var names = request.Texts("AlarmNames").ToHashSet(StringComparer.Ordinal);
        var prefix = request.Optional("AlarmNamePrefix");
        if (names.Count > 0 && prefix is not null)
        {
            throw CloudWatchError.InvalidCombination("AlarmNames and AlarmNamePrefix can't be given together");
        }

        var state = request.Optional("StateValue");
        var action = request.Optional("ActionPrefix");
        var found = alarms.All.Where(it =>
            (names.Count == 0 || names.Contains(it.Alarm.Name))
            && it.Alarm.Name.StartsWith(prefix ?? "", StringComparison.Ordinal)
            && (state is null || it.State.Value == state)
            && (action is null || it.Alarm.Options.ActionsOf(it.State.Value).Any(topic => topic.StartsWith(action, StringComparison.Ordinal)))).ToList();
        var (start, pageSize) = (request.Start(), Math.Clamp(request.OptionalWhole("MaxRecords") ?? 50, 1, 100));
        return answer => WritePage(answer, start, "MetricAlarms", pageSize, found, it => Write(answer, it.Alarm, it.State));
    }

    private static void Write(IAnswer answer, MetricAlarm alarm, AlarmState state)
    {
        answer.Write("AlarmName", alarm.Name);
        answer.Write("AlarmArn", alarm.Arn);
        answer.Write("AlarmDescription", alarm.Options.Description);
        answer.Write("AlarmConfigurationUpdatedTimestamp", alarm.Updated);
        answer.Write("ActionsEnabled", alarm.Options.ActionsEnabled);
        answer.WriteTexts("OKActions", alarm.Options.OkActions);
        answer.WriteTexts("AlarmActions", alarm.Options.AlarmActions);
        answer.WriteTexts("InsufficientDataActions", alarm.Options.InsufficientDataActions);
        answer.Write("StateValue", state.Value);
        answer.Write("StateReason", state.Reason);
        answer.Write("StateReasonData", state.ReasonData);
        answer.Write("StateUpdatedTimestamp", state.Updated);
        answer.Write("StateTransitionedTimestamp", state.Updated);
        answer.Write("MetricName", alarm.Metric.Name);
        answer.Write("Namespace", alarm.Metric.Namespace);
        answer.Write("Statistic", alarm.Statistic);
        answer.WriteList("Dimensions", alarm.Metric.Dimensions, dimension =>
        {
            answer.Write("Name", dimension.Name);
            answer.Write("Value", dimension.Value);
        });
        answer.Write("Period", alarm.Period.TotalSeconds);
        answer.Write("Unit", alarm.Options.Unit);
        answer.Write("EvaluationPeriods", alarm.EvaluationPeriods);
        if (alarm.Options.DatapointsToAlarm is { } datapoints)
        {
            answer.Write("DatapointsToAlarm", datapoints);
        }

        answer.Write("Threshold", alarm.Threshold);
        answer.Write("ComparisonOperator", alarm.Comparison.Name);
        answer.Write("TreatMissingData", alarm.Options.TreatMissingData);
    }
}
