using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.CloudWatch.Metrics;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Several metrics at once, period by period; no expressions. AWS: Amazon CloudWatch API Reference, GetMetricData.</summary>
internal sealed class GetMetricData(MetricStore metrics, IAccess access) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        Authorize(caller, "*");
        var (start, end) = (request.Time("StartTime"), request.Time("EndTime"));
        if (start >= end)
        {
            throw CloudWatchError.Validation("The parameter StartTime must be less than the parameter EndTime.");
        }

        var isDescending = request.Optional("ScanBy") != "TimestampAscending";
        var queries = request.Structures("MetricDataQueries").Where(query => query.OptionalFlag("ReturnData") ?? true).Select(query => Read(query, start, end)).ToList();
        return answer => answer.WriteList("MetricDataResults", queries, query =>
        {
            var points = isDescending ? query.Points.Reverse().ToList() : query.Points;
            answer.Write("Id", query.Id);
            answer.Write("Label", query.Label);
            answer.WriteTimes("Timestamps", points.Select(point => point.Start));
            answer.WriteNumbers("Values", points.Select(point => point.Value));
            answer.Write("StatusCode", "Complete");
        });
    }

    private (string Id, string Label, IReadOnlyList<(DateTimeOffset Start, double Value)> Points) Read(RequestMembers query, DateTimeOffset start, DateTimeOffset end)
    {
        var id = query.Required("Id");
        if (query.Structure("MetricStat") is not { } wanted || wanted.Structure("Metric") is not { } asked)
        {
            throw CloudWatchError.Validation($"The query {id} has no MetricStat; expressions are not known here");
        }

        var statistic = wanted.Required("Stat");
        if (!StatisticSet.Names.Contains(statistic))
        {
            throw CloudWatchError.Validation($"MetricStat.Stat of the query {id} is {statistic}; allowed here: {string.Join(", ", StatisticSet.Names)}");
        }

        var metric = new Metric(asked.Required("Namespace"), asked.Required("MetricName"), asked.Dimensions());
        return (id, query.Optional("Label") ?? metric.Name, [.. metrics.Read(metric, start, end, wanted.Period()).Select(point => (point.Start, point.Values.Value(statistic)))]);
    }
}
