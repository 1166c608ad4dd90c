using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Makes an alarm, or changes the one of that name. AWS: Amazon CloudWatch API Reference, PutMetricAlarm.</summary>
internal sealed class PutMetricAlarm(AlarmDirectory alarms, Account account, TimeProvider time, IAccess access) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        var name = request.Required("AlarmName");
        Authorize(caller, account.Arn("cloudwatch", $"alarm:{name}"));
        if (request.Structures("Metrics").Any() || request.Optional("ExtendedStatistic") is not null)
        {
            throw CloudWatchError.Validation("Metrics and ExtendedStatistic are not known here: alarms watch one metric's statistic.");
        }

        alarms.Put(new AlarmTerms
        {
            Name = name,
            Namespace = request.Optional("Namespace"),
            MetricName = request.Optional("MetricName"),
            Dimensions = [.. request.Dimensions()],
            Statistic = request.Optional("Statistic"),
            Period = request.OptionalWhole("Period"),
            EvaluationPeriods = request.OptionalWhole("EvaluationPeriods"),
            ComparisonOperator = request.Optional("ComparisonOperator"),
            Threshold = request.OptionalNumber("Threshold"),
            Options = new()
            {
                Description = request.Optional("AlarmDescription"),
                DatapointsToAlarm = request.OptionalWhole("DatapointsToAlarm"),
                TreatMissingData = request.Optional("TreatMissingData"),
                Unit = request.Optional("Unit"),
                ActionsEnabled = request.OptionalFlag("ActionsEnabled") ?? true,
                AlarmActions = [.. request.Texts("AlarmActions")],
                OkActions = [.. request.Texts("OKActions")],
                InsufficientDataActions = [.. request.Texts("InsufficientDataActions")],
            },
        }.ToAlarm(account, time.GetUtcNow()));
        return null;
    }
}
