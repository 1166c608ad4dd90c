using Stepyard.StatesLanguage.Executions;

namespace Stepyard.StatesLanguage.MapRuns;

/// <summary>How many of a map run's items, or child executions, stand how. Counted by the run alone; others may read at any time.</summary>
public sealed class MapRunCounts
{
    /// <summary>Those that have not begun.</summary>
    public long Pending { get; private set; }

    /// <summary>Those that are being worked on.</summary>
    public long Running { get; private set; }

    /// <summary>Those that succeeded.</summary>
    public long Succeeded { get; private set; }

    /// <summary>Those that failed.</summary>
    public long Failed { get; private set; }

    /// <summary>Those that timed out.</summary>
    public long TimedOut { get; private set; }

    /// <summary>Those that were stopped.</summary>
    public long Aborted { get; private set; }

    /// <summary>Those that ended without success, and wait for their turn to be redriven.</summary>
    public long PendingRedrive { get; private set; }

    /// <summary>Those that ended without success too long ago to be redriven.</summary>
    public long NotRedrivable { get; private set; }

    /// <summary>All of them.</summary>
    public long Total { get; private set; }

    /// <summary>Those whose result a <c>ResultWriter</c> has written.</summary>
    public long ResultsWritten { get; internal set; }

    /// <summary>All that did not succeed.</summary>
    public long Unsuccessful => Failed + TimedOut + Aborted;

    internal void Add(long count)
    {
        Total += count;
        Pending += count;
    }

    internal void Start(long count, bool isAgain)
    {
        if (isAgain)
        {
            PendingRedrive -= count;
        }
        else
        {
            Pending -= count;
        }

        Running += count;
    }

    /// <summary>One that ended without success is to be done again.</summary>
    internal void Reopen(long count, ExecutionStatus status)
    {
        End(-count, status);
        Running -= count;
        PendingRedrive += count;
    }

    /// <summary>One that ended without success stays so.</summary>
    internal void Abandon(long count) => NotRedrivable += count;

    internal void End(long count, ExecutionStatus status)
    {
        Running -= count;
        switch (status)
        {
            case ExecutionStatus.Succeeded:
                Succeeded += count;
                break;
            case ExecutionStatus.Failed:
                Failed += count;
                break;
            case ExecutionStatus.TimedOut:
                TimedOut += count;
                break;
            default:
                Aborted += count;
                break;
        }
    }
}
