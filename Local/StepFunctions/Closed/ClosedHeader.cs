using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>The first line about a closed execution; a line for each event follows, then one for each happening.</summary>
/// <param name="Execution">Its place among all executions, in the order of their starts.</param>
/// <param name="Started">How it was started.</param>
/// <param name="Ended">How it ended.</param>
/// <param name="Events">How many events its history has.</param>
/// <param name="Happenings">How many happenings are kept of it.</param>
internal sealed record ClosedHeader(long Execution, StartRecord Started, EndRecord Ended, int Events, int Happenings)
{
    /// <summary>The number of the version that it was started by.</summary>
    public int? Version { get; init; }

    /// <summary>The map runs that it had, in the order of their beginnings.</summary>
    public IReadOnlyList<MapRunDescription>? MapRuns { get; init; }
}

/// <summary>How an execution ended.</summary>
/// <param name="Status">How.</param>
/// <param name="StopDate">When.</param>
/// <param name="Output">The output as JSON text; null unless it succeeded.</param>
/// <param name="Error">The error's name, where there is one.</param>
/// <param name="Cause">The cause, where there is one.</param>
internal sealed record EndRecord(ExecutionStatus Status, DateTimeOffset StopDate, string? Output, string? Error, string? Cause)
{
    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was last redriven; null where it never was.</summary>
    public DateTimeOffset? RedriveDate { get; init; }

    /// <summary>The last redrives that have a token.</summary>
    public IReadOnlyList<Redrive>? Redrives { get; init; }

    public static EndRecord Of(Execution run)
    {
        var result = run.Result!;
        return new(result.Status, result.StopDate, result.Output?.ToJson(), result.Error, result.Cause)
        {
            RedriveCount = run.RedriveCount,
            RedriveDate = run.RedriveDate,
            Redrives = run.Redrives is { IsEmpty: false } redrives ? [.. redrives.TakeLast(RedriveTokens.Most)] : null,
        };
    }
}
