using Stepyard.Local.StepFunctions.Running;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions.Closed;

/// <summary>A line of the index of closed executions; it has one of these.</summary>
internal sealed record ClosedLine
{
    public ClosedEntry? Closed { get; init; }

    /// <summary>The ARN of a state machine that was deleted, with all of its executions so far.</summary>
    public string? Forgotten { get; init; }

    /// <summary>Where what comes next begins in the file that the index is of.</summary>
    public long End { get; init; }
}

/// <summary>What a listing says of a closed execution, and where the rest is.</summary>
/// <param name="Execution">Its place among all executions, in the order of their starts.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Revision">The key of what it ran in the catalogue of state machines.</param>
/// <param name="StartDate">When it was started.</param>
/// <param name="StopDate">When it ended.</param>
/// <param name="Status">How it ended.</param>
/// <param name="At">Where its header is in the file.</param>
/// <param name="Events">How many events its history has.</param>
/// <param name="Marks">Where its events are in the file: the first one, and every <see cref="Spacing"/>th after it.</param>
internal sealed record ClosedEntry(
    long Execution, string Arn, string Revision, DateTimeOffset StartDate, DateTimeOffset StopDate, ExecutionStatus Status, long At, int Events, IReadOnlyList<long> Marks)
{
    /// <summary>How many events lie between two marks.</summary>
    public const int Spacing = 100;

    /// <summary>The version that it was started by.</summary>
    public int? Version { get; init; }

    /// <summary>The alias that it was started by.</summary>
    public string? AliasArn { get; init; }

    /// <summary>The map run that it is a child of.</summary>
    public string? MapRunArn { get; init; }

    /// <summary>How many items the input of a child execution holds.</summary>
    public int? ItemCount { get; init; }

    /// <inheritdoc cref="StartRecord.Reopened"/>
    public int Reopened { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was last redriven; null where it never was.</summary>
    public DateTimeOffset? RedriveDate { get; init; }

    /// <summary>The map runs that it had, in the order of their beginnings.</summary>
    public IReadOnlyList<string>? MapRuns { get; init; }
}
