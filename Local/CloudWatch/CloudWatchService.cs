using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Metrics;
using Stepyard.Local.CloudWatch.Operations;
using Stepyard.Local.Sns.Publishing;
using Stepyard.Local.Sqs.Queues;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatch;

/// <summary>Amazon CloudWatch: what services count, and alarms on it that tell topics.</summary>
internal static class CloudWatchService
{
    public const string Version = "2010-08-01";
    public const string Namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    /// <summary>Adds metrics and the operations on them.</summary>
    /// <returns>Where services put what they count.</returns>
    public static MetricStore AddMetrics(this Yard yard)
    {
        var metrics = new MetricStore(yard.Time);
        Add(
            yard,
            new ListMetrics(metrics, yard.Access),
            new GetMetricStatistics(metrics, yard.Access),
            new GetMetricData(metrics, yard.Access),
            new PutMetricData(metrics, yard.Time, yard.Access));
        return metrics;
    }

    /// <summary>Adds alarms and the operations on them.</summary>
    /// <param name="yard">What they are added to.</param>
    /// <param name="metrics">What they watch.</param>
    /// <param name="topics">What they tell topics with.</param>
    /// <param name="queues">The queues whose messages are counted.</param>
    public static void AddAlarms(this Yard yard, MetricStore metrics, Publisher topics, QueueDirectory queues)
    {
        var alarms = new AlarmDirectory(yard.Time, new(topics, yard.Access, yard.Terminal, yard.Account));
        var watch = new AlarmWatch(alarms, metrics, () => QueueMetrics.Measure(queues, metrics), yard.Time);
        yard.Add(new AlarmResource(alarms, yard.Account, yard.Time));

        Add(
            yard,
            new DescribeAlarms(alarms, yard.Access),
            new SetAlarmState(alarms, yard.Access),
            new PutMetricAlarm(alarms, yard.Account, yard.Time, yard.Access),
            new DeleteAlarms(alarms, yard.Account, yard.Access),
            new EnableAlarmActions(alarms, yard.Account, yard.Access),
            new DisableAlarmActions(alarms, yard.Account, yard.Access));

        yard.OnStart(() =>
        {
            watch.Start();
            return ValueTask.CompletedTask;
        });
        yard.OnStop(() =>
        {
            watch.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    private static void Add(Yard yard, params IEnumerable<CloudWatchOperation> operations)
    {
        foreach (var operation in operations)
        {
            yard.Add((IJsonOperation)operation);
            yard.Add((IQueryOperation)operation);
        }
    }
}
