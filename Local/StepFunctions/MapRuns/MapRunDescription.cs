using Stepyard.StatesLanguage.MapRuns;

namespace Stepyard.Local.StepFunctions.MapRuns;

/// <summary>How a map run stands, or stood when its execution ended.</summary>
internal sealed record MapRunDescription(
    string Arn, string ExecutionArn, string StateMachineArn, MapRunStatus Status, DateTimeOffset StartDate, DateTimeOffset? StopDate, long MaxConcurrency,
    long ToleratedFailureCount, double ToleratedFailurePercentage, MapRunNumbers Items, MapRunNumbers Executions)
{
    /// <summary>How often it was redriven, with its execution.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was last redriven; null where it never was.</summary>
    public DateTimeOffset? RedriveDate { get; init; }

    public static MapRunDescription Of(MapRun run) => new(
        run.Arn, run.ExecutionArn, run.StateMachineArn, run.Status, run.StartDate, run.StopDate, run.MaxConcurrency,
        run.Threshold.Count, run.Threshold.Percentage, MapRunNumbers.Of(run.Items), MapRunNumbers.Of(run.Executions))
    {
        RedriveCount = run.RedriveCount,
        RedriveDate = run.RedriveDate,
    };
}

/// <summary>How many of a map run's items, or child executions, stand how.</summary>
internal sealed record MapRunNumbers(
    long Pending, long Running, long Succeeded, long Failed, long TimedOut, long Aborted, long Total, long ResultsWritten)
{
    public long PendingRedrive { get; init; }

    public long FailuresNotRedrivable { get; init; }

    public static MapRunNumbers Of(MapRunCounts counts) => new(
        counts.Pending, counts.Running, counts.Succeeded, counts.Failed, counts.TimedOut, counts.Aborted, counts.Total, counts.ResultsWritten)
    {
        PendingRedrive = counts.PendingRedrive,
        FailuresNotRedrivable = counts.NotRedrivable,
    };
}
