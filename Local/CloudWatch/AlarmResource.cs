using System.Collections.Immutable;
using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Metrics;
using Stepyard.Local.Provisioning;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatch;

/// <summary>An alarm on one metric's statistic.</summary>
internal sealed class AlarmResource(AlarmDirectory alarms, Account account, TimeProvider time) : IUpdatableResourceType
{
    private static readonly string[] Unsupported = ["metrics", "extendedStatistic", "thresholdMetricId", "evaluationCriteria", "evaluationWindow"];

    public string Token => "aws-native:cloudwatch:Alarm";

    public Provisioned Create(ResourceRequest request)
    {
        var alarm = Read(request);
        alarms.Put(alarm);
        return new(alarm.Name, new Dictionary<string, object> { ["arn"] = alarm.Arn, ["alarmName"] = alarm.Name });
    }

    public Provisioned Update(LiveResource live, ResourceRequest request) =>
        request.PhysicalName("alarmName") == live.Id ? Create(request) : throw request.Mistake("'alarmName' can't change while Local runs: start Local again.");

    private MetricAlarm Read(ResourceRequest request)
    {
        if (Array.Find(Unsupported, request.Inputs.ContainsKey) is { } unsupported)
        {
            throw request.Mistake($"'{unsupported}' is not supported here: alarms watch one metric's statistic.");
        }

        var terms = new AlarmTerms
        {
            Name = request.PhysicalName("alarmName"),
            Namespace = request.OptionalText("namespace"),
            MetricName = request.OptionalText("metricName"),
            Dimensions = [.. request.List("dimensions").OfType<ImmutableDictionary<string, object>>().Select(member => new Dimension((string)member["name"], (string)member["value"]))],
            Statistic = request.OptionalText("statistic"),
            Period = (int?)request.OptionalNumber("period"),
            EvaluationPeriods = (int?)request.OptionalNumber("evaluationPeriods"),
            ComparisonOperator = request.OptionalText("comparisonOperator"),
            Threshold = request.OptionalNumber("threshold"),
            Options = new()
            {
                Description = request.OptionalText("alarmDescription"),
                DatapointsToAlarm = (int?)request.OptionalNumber("datapointsToAlarm"),
                TreatMissingData = request.OptionalText("treatMissingData"),
                Unit = request.OptionalText("unit"),
                ActionsEnabled = request.OptionalFlag("actionsEnabled") ?? true,
                AlarmActions = Texts(request, "alarmActions"),
                OkActions = Texts(request, "okActions"),
                InsufficientDataActions = Texts(request, "insufficientDataActions"),
            },
        };
        try
        {
            return terms.ToAlarm(account, time.GetUtcNow());
        }
        catch (AwsException mistake)
        {
            throw request.Mistake(mistake.Message);
        }
    }

    private static ImmutableArray<string> Texts(ResourceRequest request, string key) => [.. request.List(key).OfType<string>()];
}
