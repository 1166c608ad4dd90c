namespace Stepyard.Benchmarks;

/// <summary>The middle of several measurements: one that the machine disturbed does not move it.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> measurements)
    {
        var sorted = measurements.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
