using System.Collections.Immutable;
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
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html</remarks>
internal sealed record MetricAlarm(
    string Name, string Arn, Metric Metric, string Statistic, TimeSpan Period, int EvaluationPeriods, Comparison Comparison, double Threshold)
{
    /// <summary>What <see cref="TreatMissingData"/> may be.</summary>
    public static readonly ImmutableArray<string> Treatments = ["breaching", "notBreaching", "ignore", "missing"];

    public string? Description { get; init; }

    /// <summary>In how many of the periods the threshold must be crossed; null for all of them.</summary>
    public int? DatapointsToAlarm { get; init; }

    /// <summary>What a period without a value counts as; null for <c>missing</c>.</summary>
    public string? TreatMissingData { get; init; }

    /// <summary>The metric's unit, which is told and no more.</summary>
    public string? Unit { get; init; }

    public bool ActionsEnabled { get; init; } = true;

    /// <summary>Whom it tells when it goes off.</summary>
    public ImmutableArray<string> AlarmActions { get; init; } = [];

    /// <summary>Whom it tells when all is well.</summary>
    public ImmutableArray<string> OkActions { get; init; } = [];

    /// <summary>Whom it tells when it can't tell.</summary>
    public ImmutableArray<string> InsufficientDataActions { get; init; } = [];

    /// <summary>When it was last written.</summary>
    public required DateTimeOffset Updated { get; init; }

    public bool IsBreaching(double value) => Comparison.Holds(value, Threshold);

    /// <summary>Whom it tells of a state.</summary>
    public ImmutableArray<string> ActionsOf(string state) => state switch
    {
        AlarmState.Alarm => AlarmActions,
        AlarmState.Ok => OkActions,
        _ => InsufficientDataActions,
    };
}
