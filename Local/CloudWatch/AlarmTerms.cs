using System.Collections.Immutable;
using Stepyard.Local.CloudWatch.Alarms;
using Stepyard.Local.CloudWatch.Metrics;
using Stepyard.Local.Wire;

namespace Stepyard.Local.CloudWatch;

/// <summary>What somebody wants an alarm to be, from the program or over the wire, and whether it may be that.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html</remarks>
internal sealed record AlarmTerms
{
    private const int SecondsOfADay = 24 * 3600;

    public required string Name { get; init; }

    public string? Namespace { get; init; }

    public string? MetricName { get; init; }

    public ImmutableArray<Dimension> Dimensions { get; init; } = [];

    public string? Statistic { get; init; }

    public int? Period { get; init; }

    public int? EvaluationPeriods { get; init; }

    public string? ComparisonOperator { get; init; }

    public double? Threshold { get; init; }

    public AlarmOptions Options { get; init; } = new();

    /// <exception cref="AwsException"><c>ValidationError</c>, <c>MissingParameter</c> or <c>InvalidParameterCombination</c>.</exception>
    public MetricAlarm ToAlarm(Account account, DateTimeOffset now)
    {
        if (Name.Length is 0 or > 255)
        {
            throw CloudWatchError.Validation("AlarmName must have 1 to 255 characters.");
        }

        if (MetricName is null || Namespace is null || Statistic is null || Period is null)
        {
            throw CloudWatchError.Validation("MetricName, Namespace, Period and Statistic are required: here alarms watch one metric's statistic, no percentile and no expression.");
        }

        if (!StatisticSet.Names.Contains(Statistic))
        {
            throw CloudWatchError.Validation($"Statistic is {Statistic}; allowed: {string.Join(", ", StatisticSet.Names)}");
        }

        if (Period <= 0 || Period % 60 != 0)
        {
            throw CloudWatchError.Validation($"Period is {Period}; allowed here: a multiple of 60 seconds");
        }

        var periods = EvaluationPeriods ?? throw CloudWatchError.Missing("EvaluationPeriods");
        if (periods < 1 || (long)periods * Period > SecondsOfADay)
        {
            throw CloudWatchError.Validation($"EvaluationPeriods is {periods}; allowed: 1 and more, and together with Period at most a day ({SecondsOfADay} seconds)");
        }

        if (Options.DatapointsToAlarm < 1 || Options.DatapointsToAlarm > periods)
        {
            throw CloudWatchError.Validation($"DatapointsToAlarm is {Options.DatapointsToAlarm}; allowed: 1 to {periods}, the EvaluationPeriods");
        }

        if (Options.TreatMissingData is { } treatment && !AlarmOptions.Treatments.Contains(treatment))
        {
            throw CloudWatchError.Validation($"TreatMissingData is {treatment}; allowed: {string.Join(", ", AlarmOptions.Treatments)}");
        }

        if (Options.AlarmActions.Concat(Options.OkActions).Concat(Options.InsufficientDataActions).FirstOrDefault(action => !AlarmActions.IsTopic(action)) is { } other)
        {
            throw CloudWatchError.Validation($"The action {other} is not known here; the ARN of an SNS topic is");
        }

        var comparison = Comparison.Find(ComparisonOperator)
            ?? throw CloudWatchError.Validation($"ComparisonOperator is {ComparisonOperator}; allowed here: {string.Join(", ", Comparison.All.Select(it => it.Name))}");
        return new(
            Name,
            account.Arn("cloudwatch", $"alarm:{Name}"),
            new Metric(Namespace, MetricName, Dimensions),
            Statistic,
            TimeSpan.FromSeconds(Period.Value),
            periods,
            comparison,
            Threshold ?? throw CloudWatchError.Missing("Threshold"),
            Options,
            now);
    }
}
