using Stepyard.Local.CloudWatch.Metrics;

namespace Stepyard.Local.CloudWatch.Alarms;

/// <summary>What an alarm watches, and whom it tells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Metric">What it watches.</param>
/// <param name="Statistic">One of <see cref="StatisticSet.Names"/>.</param>
/// <param name="Period">A whole number of minutes.</param>
/// <param name="EvaluationPeriods">How many periods it looks at.</param>
/// <param name="Comparison">How a value crosses the threshold.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="Options">What else it says.</param>
/// <param name="Updated">When it was last written.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html</remarks>
internal sealed record MetricAlarm(
    string Name,
    string Arn,
    Metric Metric,
    string Statistic,
    TimeSpan Period,
    int EvaluationPeriods,
    Comparison Comparison,
    double Threshold,
    AlarmOptions Options,
    DateTimeOffset Updated)
{
    public bool IsBreaching(double value) => Comparison.Holds(value, Threshold);
}
