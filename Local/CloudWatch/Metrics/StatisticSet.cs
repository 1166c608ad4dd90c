using System.Runtime.InteropServices;

namespace Stepyard.Local.CloudWatch.Metrics;

/// <summary>What the values of a metric within some time come to.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StatisticSet(double SampleCount, double Sum, double Minimum, double Maximum)
{
    /// <summary>The statistics that there are.</summary>
    public static readonly string[] Names = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];

    public static StatisticSet Of(double value) => new(1, value, value, value);

    public StatisticSet With(StatisticSet other) => SampleCount == 0
        ? other
        : new(SampleCount + other.SampleCount, Sum + other.Sum, Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    /// <param name="statistic">One of <see cref="Names"/>.</param>
    public double Value(string statistic) => statistic switch
    {
        "SampleCount" => SampleCount,
        "Average" => Sum / SampleCount,
        "Sum" => Sum,
        "Minimum" => Minimum,
        _ => Maximum,
    };
}
