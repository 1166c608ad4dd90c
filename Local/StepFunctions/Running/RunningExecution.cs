using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;

namespace Stepyard.Local.StepFunctions.Running;

/// <summary>An execution that is in memory: it runs, or has ended and is not on disk yet.</summary>
/// <param name="machine">The revision of the state machine that it was started with.</param>
/// <param name="start">How it was started.</param>
/// <param name="history">Where its events are kept; null where it is an Express child of a map run.</param>
internal sealed class RunningExecution(DeployedStateMachine machine, StartRecord start, HistoryList? history) : StandardExecution(start.Sequence)
{
    private TaskCompletionSource? _stored;

    public override string Arn => start.Arn;

    public override string StateMachineArn => Run.Identity.StateMachineId;

    public override string Name => Run.Identity.Name;

    public override DateTimeOffset StartDate => start.StartDate;

    public override Qualifiers Qualifiers { get; } = machine.Version is null && machine.AliasArn is null
        ? Qualifiers.None
        : new(machine.Version, machine.VersionArn, machine.AliasArn);

    public override string? MapRunArn => start.MapRunArn;

    public override int? ItemCount => start.ItemCount;

    public override DeployedStateMachine Machine => machine;

    public override ExecutionEnd? End => Run.Result is { } result ? new(result.Status, result.StopDate) : null;

    public override int RedriveCount => Run.RedriveCount;

    public override DateTimeOffset? RedriveDate => Run.RedriveDate;

    public override IReadOnlyList<Redrive> Redrives => Run.Redrives;

    public override IEvents? Events => history is null ? null : new RunningEvents(history);

    /// <summary>The run that carries it out.</summary>
    public required Execution Run { get; init; }

    /// <summary>Where it writes down what happens to it; null where it is kept in memory alone.</summary>
    public ExecutionJournal? Journal { get; init; }

    /// <summary>The input's text.</summary>
    public string Input => start.Input ?? Run.Input.ToJson();

    /// <summary>The child executions that it is one of; null for an execution that somebody started.</summary>
    public OpenChildren? Parent { get; init; }

    /// <summary>Its map runs; null where its state machine has none.</summary>
    public MapRunKeeper? MapRuns { get; init; }

    /// <summary>The child executions of its map runs that are not on their way to the disk yet; null where it has no map runs.</summary>
    public OpenChildren? Children => MapRuns?.Children;

    /// <summary>Completes when it has ended and is on disk.</summary>
    public TaskCompletionSource Stored => LazyInitializer.EnsureInitialized(ref _stored, static () => new(TaskCreationOptions.RunContinuationsAsynchronously));

    public override ExecutionData Describe()
    {
        var result = Run.Result;
        return new(
            Input, start.TraceHeader, result is null ? null : new(result.Status, result.StopDate), result?.Output?.ToJson(), result?.Error, result?.Cause);
    }

    /// <summary>Ends it as <c>ABORTED</c>; nothing happens where it has ended.</summary>
    public void Stop(string? error, string? cause) => Run.Stop(error, cause);

    /// <summary>All that is kept of it, once it has ended.</summary>
    /// <param name="mapRuns">Its map runs.</param>
    public Closing Close(IReadOnlyList<MapRunDescription> mapRuns)
    {
        // Only one that did not succeed is ever begun again; a child, whose parent may not have heard of its end, is repeated.
        var happenings = Journal?.Close() ?? [];
        var isFinal = Run.Result!.Status == ExecutionStatus.Succeeded && MapRunArn is null;
        return new(start with { Input = Input }, EndRecord.Of(Run), history?.ToList() ?? [], isFinal ? [] : happenings) { Version = machine.Version, MapRuns = mapRuns is [] ? null : mapRuns };
    }
}
