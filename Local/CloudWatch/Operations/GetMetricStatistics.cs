using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.CloudWatch.Metrics;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>A metric's statistics, period by period. AWS: Amazon CloudWatch API Reference, GetMetricStatistics.</summary>
internal sealed class GetMetricStatistics(MetricStore metrics, IAccess access) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        Authorize(caller, "*");
        var metric = new Metric(request.Required("Namespace"), request.Required("MetricName"), request.Dimensions());
        var (start, end) = (request.Time("StartTime"), request.Time("EndTime"));
        if (start >= end)
        {
            throw CloudWatchError.InvalidCombination("The parameter StartTime must be less than the parameter EndTime.");
        }

        var statistics = request.Texts("Statistics").ToList();
        if (statistics.Count == 0 || statistics.Except(StatisticSet.Names, StringComparer.Ordinal).Any())
        {
            throw CloudWatchError.Validation($"Statistics are {string.Join(", ", statistics)}; allowed here: {string.Join(", ", StatisticSet.Names)}");
        }

        var points = metrics.Read(metric, start, end, request.Period());
        var unit = request.Optional("Unit") ?? "None";
        return answer =>
        {
            answer.Write("Label", metric.Name);
            answer.WriteList("Datapoints", points, point =>
            {
                answer.Write("Timestamp", point.Start);
                statistics.ForEach(statistic => answer.Write(statistic, point.Values.Value(statistic)));
                answer.Write("Unit", unit);
            });
        };
    }
}
