using Stepyard.Local.CloudWatch.Answers;
using Stepyard.Local.CloudWatch.Metrics;
using Stepyard.Local.Iam;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Adds values to metrics of one's own. AWS: Amazon CloudWatch API Reference, PutMetricData.</summary>
internal sealed class PutMetricData(MetricStore metrics, TimeProvider time, IAccess access) : CloudWatchOperation(access)
{
    protected override Action<IAnswer>? Answer(RequestMembers request, Caller caller)
    {
        Authorize(caller, "*");
        var ns = request.Required("Namespace");
        if (ns.StartsWith("AWS/", StringComparison.Ordinal))
        {
            throw CloudWatchError.InvalidParameter("The value AWS/ for parameter Namespace is invalid: namespaces that begin so are AWS's own.");
        }

        foreach (var datum in request.Structures("MetricData").ToList())
        {
            var metric = new Metric(ns, datum.Required("MetricName"), datum.Dimensions());
            var at = datum.OptionalTime("Timestamp") ?? time.GetUtcNow();
            foreach (var values in Values(datum))
            {
                metrics.Put(metric, values, at);
            }
        }

        return null;
    }

    // A value, values with how often they were measured, or what somebody has already summed up.
    private static IEnumerable<StatisticSet> Values(RequestMembers datum)
    {
        if (datum.Structure("StatisticValues") is { } sums)
        {
            return [new(Number(sums, "SampleCount"), Number(sums, "Sum"), Number(sums, "Minimum"), Number(sums, "Maximum"))];
        }

        if (datum.OptionalNumber("Value") is { } single)
        {
            return [StatisticSet.Of(single)];
        }

        var counts = datum.Numbers("Counts").ToList();
        return datum.Numbers("Values").Select((value, i) =>
        {
            var count = i < counts.Count ? counts[i] : 1;
            return new StatisticSet(count, value * count, value, value);
        });
    }

    private static double Number(RequestMembers fields, string name) => fields.OptionalNumber(name) ?? throw CloudWatchError.Missing(name);
}
