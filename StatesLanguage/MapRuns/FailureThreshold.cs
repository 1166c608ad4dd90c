namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>How many items of a map run may fail.</summary>
/// <param name="Count">The number of items; 0 where it is not set.</param>
/// <param name="Percentage">The share of all items, from 0 to 100; 0 where it is not set.</param>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold</remarks>
public sealed record FailureThreshold(long Count, double Percentage)
{
    /// <summary>Whether more have failed than either of the two allows; where neither is set, none may.</summary>
    public bool IsExceededBy(long failed, long total) =>
        ((Count > 0 || Percentage <= 0) && failed > Count)
        || (Percentage > 0 && failed * 100.0 > Percentage * total);
}
