using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.Running;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions;

/// <summary>What is always in memory of an execution: the execution itself while it runs, then where on disk it is. There may be very many.</summary>
internal sealed class KeptExecution
{
    private ClosedPlace _place;
    private ExecutionStatus _status;
    private bool _isRedriven;
    private volatile RunningExecution? _running;

    public KeptExecution(RunningExecution running) => (Sequence, Qualifiers, _running) = (running.Sequence, running.Qualifiers, running);

    public KeptExecution(ClosedEntry entry, Qualifiers qualifiers, ClosedPlace place) =>
        (Sequence, Qualifiers, _place, _status, _isRedriven) = (entry.Execution, qualifiers, place, entry.Status, entry.RedriveCount > 0);

    /// <summary>Its place among all executions, in the order of their starts.</summary>
    public long Sequence { get; }

    public Qualifiers Qualifiers { get; }

    /// <summary>The execution, where it is in memory.</summary>
    public RunningExecution? Running => _running;

    /// <summary>Where on disk it is, where it is not in memory.</summary>
    public ClosedPlace Place => _place;

    /// <summary>How it ended; null while it runs.</summary>
    public ExecutionStatus? Status => _running is { } running ? running.End?.Status : _status;

    /// <summary>Whether it was ever redriven.</summary>
    public bool IsRedriven => _running is { } running ? running.RedriveCount > 0 : _isRedriven;

    /// <inheritdoc cref="StandardExecution.StatusOf"/>
    public string StatusIn(DateTimeOffset? redrive) =>
        redrive is null ? StandardExecution.NameOf(Status)
        : StandardExecution.StatusOf(_running is { } running ? running.End : new(_status, _place.Read().StopDate), redrive);

    /// <summary>It is on disk now.</summary>
    public void Close(ClosedPlace place, EndRecord end)
    {
        (_place, _status, _isRedriven) = (place, end.Status, end.RedriveCount > 0);
        _running = null;
    }

    /// <summary>It runs again.</summary>
    public void Reopen(RunningExecution running) => _running = running;
}
