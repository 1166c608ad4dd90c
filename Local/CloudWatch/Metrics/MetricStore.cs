using System.Collections.Concurrent;

namespace Stepyard.Local.CloudWatch.Metrics;

/// <summary>The metrics of the yard, by the minute, for as long as AWS keeps minutes; in memory.</summary>
/// <remarks>AWS: CloudWatch user guide, "Metrics retention".</remarks>
internal sealed class MetricStore(TimeProvider time) : IMetrics
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(15);

    private readonly ConcurrentDictionary<Metric, SortedList<long, StatisticSet>> _minutes = new();

    // What a service measures with every request is made once.
    private readonly ConcurrentDictionary<(string Namespace, string Name, string Dimension, string Of), Metric> _measured = new();

    /// <summary>The metrics that have had a value, in order.</summary>
    public IEnumerable<Metric> Metrics =>
        _minutes.Keys.OrderBy(metric => metric.Namespace, StringComparer.Ordinal).ThenBy(metric => metric.Name, StringComparer.Ordinal)
            .ThenBy(metric => string.Join(' ', metric.Dimensions.Select(dimension => dimension.Value)), StringComparer.Ordinal);

    public void Put(string ns, string name, double value, string dimension, string of) =>
        Put(
            _measured.GetOrAdd((ns, name, dimension, of), static metric => new(metric.Namespace, metric.Name, new Dimension(metric.Dimension, metric.Of))),
            StatisticSet.Of(value),
            time.GetUtcNow());

    /// <summary>Adds values that were measured at some time.</summary>
    public void Put(Metric metric, StatisticSet values, DateTimeOffset at)
    {
        var minutes = _minutes.GetOrAdd(metric, _ => []);
        lock (minutes)
        {
            var minute = Minute(at);
            minutes[minute] = minutes.GetValueOrDefault(minute).With(values);
            var oldest = Minute(time.GetUtcNow() - Retention);
            while (minutes.Count > 0 && minutes.GetKeyAtIndex(0) < oldest)
            {
                minutes.RemoveAt(0);
            }
        }
    }

    /// <summary>What was measured from one minute on up to another; null where nothing was.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="from">The first minute.</param>
    /// <param name="to">The minute after the last.</param>
    public StatisticSet? Read(Metric metric, DateTimeOffset from, DateTimeOffset to)
    {
        if (!_minutes.TryGetValue(metric, out var minutes))
        {
            return null;
        }

        lock (minutes)
        {
            var found = default(StatisticSet);
            foreach (var (minute, values) in minutes)
            {
                if (minute >= Minute(from) && minute < Minute(to))
                {
                    found = found.With(values);
                }
            }

            return found.SampleCount == 0 ? null : found;
        }
    }

    /// <summary>A metric period by period, without the periods in which nothing was measured; the earliest first.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="from">Where the first period begins; a fraction of a period before is left out.</param>
    /// <param name="to">Where the last one ends, at the latest.</param>
    /// <param name="period">A whole number of minutes.</param>
    public IEnumerable<(DateTimeOffset Start, StatisticSet Values)> Read(Metric metric, DateTimeOffset from, DateTimeOffset to, TimeSpan period)
    {
        if (!_minutes.TryGetValue(metric, out var minutes))
        {
            return [];
        }

        lock (minutes)
        {
            return [.. minutes
                .Where(minute => minute.Key >= Minute(from) && minute.Key < Math.Ceiling((to - DateTimeOffset.UnixEpoch).TotalMinutes))
                .GroupBy(minute => minute.Key - (minute.Key % (long)period.TotalMinutes))
                .Select(group => (DateTimeOffset.UnixEpoch.AddMinutes(group.Key), group.Aggregate(default(StatisticSet), (sum, minute) => sum.With(minute.Value))))];
        }
    }

    private static long Minute(DateTimeOffset at) => (long)Math.Floor((at - DateTimeOffset.UnixEpoch).TotalMinutes);
}
