using Stepyard.StatesLanguage.History;

namespace Stepyard.Testing.Traces;

/// <summary>Reads from a history which states were visited, and inside which others: every event says which one led to it.</summary>
internal sealed class HistoryReader
{
    private readonly List<StateVisit> _roots = [];
    private readonly Dictionary<int, HistoryEvent> _events = [];
    private readonly Dictionary<int, StateVisit> _visitOf = [];

    // How many branches each ParallelStateStarted has led to so far, by its id.
    private readonly Dictionary<int, int> _branches = [];

    private readonly Func<string, IEnumerable<IReadOnlyList<HistoryEvent>>> _childrenOf;
    private readonly StateVisit? _parent;
    private readonly int _index;

    private HistoryReader(Func<string, IEnumerable<IReadOnlyList<HistoryEvent>>> childrenOf, StateVisit? parent, int index) =>
        (_childrenOf, _parent, _index) = (childrenOf, parent, index);

    /// <summary>The visits at the top, in order.</summary>
    /// <param name="history">The execution's history.</param>
    /// <param name="childrenOf">The histories of a map run's child executions, by the run's ARN.</param>
    public static IReadOnlyList<StateVisit> Read(IReadOnlyList<HistoryEvent> history, Func<string, IEnumerable<IReadOnlyList<HistoryEvent>>> childrenOf)
    {
        var reader = new HistoryReader(childrenOf, null, 0);
        reader.Read(history);
        return reader._roots;
    }

    private void Read(IReadOnlyList<HistoryEvent> history)
    {
        foreach (var happened in history)
        {
            _events.Add(happened.Id, happened);
            if (Take(happened, _visitOf.GetValueOrDefault(happened.PreviousId)) is { } visit)
            {
                _visitOf.Add(happened.Id, visit);
            }
        }
    }

    /// <summary>Adds an event to the visit that it belongs to, which is mostly that of the event before it.</summary>
    private StateVisit? Take(HistoryEvent happened, StateVisit? before) => happened switch
    {
        StateEntered entered => Enter(entered, before),
        StateExited exited => Leave(exited, Named(exited.Name, before)),
        LambdaFunctionScheduled or TaskScheduled or ActivityScheduled => BeginAttempt(happened, before),
        LambdaFunctionFailed failed => FailAttempt(before, happened.Timestamp, failed.Error, failed.Cause),
        TaskFailed failed => FailAttempt(before, happened.Timestamp, failed.Error, failed.Cause),
        ActivityFailed failed => FailAttempt(before, happened.Timestamp, failed.Error, failed.Cause),
        MapIteration iteration => EndIteration(iteration, before),
        MapRunStarted run => ReadChildren(run, before),
        MapRunFailed failed => Fail(before, happened.Timestamp, failed.Error, failed.Cause),
        ExecutionStopped stopped => Fail(before, happened.Timestamp, stopped.Error, stopped.Cause),
        _ => happened.Type switch
        {
            "MapStateStarted" or "ParallelStateStarted" => BeginForkAttempt(happened, OwnerOf(happened, before), before),
            "MapStateSucceeded" or "ParallelStateSucceeded" => OwnerOf(happened, before),
            "MapStateFailed" or "ParallelStateFailed" => FailFork(OwnerOf(happened, before), before),
            _ => before,
        },
    };

    private StateVisit Enter(StateEntered entered, StateVisit? before)
    {
        // First in an iteration or a branch; else after another state of the same line, or first of all.
        var (parent, index) = _events.GetValueOrDefault(entered.PreviousId) switch
        {
            MapIteration iteration => (before, iteration.Index),
            Milestone { Type: "ParallelStateStarted" } => (before, _branches[entered.PreviousId] = _branches.GetValueOrDefault(entered.PreviousId, -1) + 1),
            _ => before is null ? (_parent, _index) : (before.Parent, before.Index),
        };
        var visit = new StateVisit(entered.Name, entered.Type[..^"StateEntered".Length], parent, index, entered.Input, entered.Timestamp);
        (parent?.ChildList ?? _roots).Add(visit);
        return visit;
    }

    private static StateVisit? Leave(StateExited exited, StateVisit? visit)
    {
        if (visit is not null)
        {
            (visit.OutputValue, visit.EndedAt) = (exited.Output, exited.Timestamp);
        }

        return visit;
    }

    private static StateVisit? BeginAttempt(HistoryEvent started, StateVisit? visit)
    {
        if (visit is not null)
        {
            (visit.HasFailed, visit.Error, visit.Cause, visit.EndedAt) = (false, null, null, null);
            visit.AttemptList.Add(new(started.Timestamp));
        }

        return visit;
    }

    /// <summary>A Map or Parallel state that is retried has no event for its failure: the attempt follows what failed inside of it.</summary>
    private StateVisit? BeginForkAttempt(HistoryEvent started, StateVisit? owner, StateVisit? failing)
    {
        if (owner is { AttemptList: [.., { FailedAt: null } attempt] })
        {
            owner.AttemptList[^1] = attempt with { FailedAt = _events[started.PreviousId].Timestamp, Error = failing?.Error, Cause = failing?.Cause };
        }

        return BeginAttempt(started, owner);
    }

    private static StateVisit? FailAttempt(StateVisit? visit, DateTimeOffset at, string error, string? cause)
    {
        if (visit is { AttemptList: [.., var attempt] })
        {
            visit.AttemptList[^1] = attempt with { FailedAt = at, Error = error, Cause = cause };
        }

        return Fail(visit, at, error, cause);
    }

    private static StateVisit? FailFork(StateVisit? owner, StateVisit? failing)
    {
        owner?.HasFailed = true;
        failing?.HasFailed = true;
        return owner;
    }

    private static StateVisit? EndIteration(MapIteration iteration, StateVisit? before)
    {
        if (iteration.Type == "MapIterationFailed")
        {
            before?.HasFailed = true;
        }

        return Named(iteration.Name, before);
    }

    private StateVisit? ReadChildren(MapRunStarted run, StateVisit? map)
    {
        foreach (var (index, history) in _childrenOf(run.MapRunArn).Index())
        {
            new HistoryReader(_childrenOf, map, index).Read(history);
        }

        return map;
    }

    /// <summary>An error ends a visit, and came from those inside that have failed.</summary>
    private static StateVisit? Fail(StateVisit? visit, DateTimeOffset at, string? error, string? cause)
    {
        foreach (var failed in visit?.WithDescendants().Where(one => one == visit || (one.HasFailed && one.Error is null)) ?? [])
        {
            (failed.HasFailed, failed.Error, failed.Cause, failed.EndedAt) = (true, error, cause, at);
        }

        return visit;
    }

    /// <summary>The Map or Parallel state that an event of it belongs to, which comes after the state's own last event or that of a child.</summary>
    private StateVisit? OwnerOf(HistoryEvent happened, StateVisit? before)
    {
        var isOwn = before is not null
            && happened.Type.StartsWith(before.Type, StringComparison.Ordinal)
            && _events[happened.PreviousId] is { Type: var previous }
            && !previous.EndsWith("StateExited", StringComparison.Ordinal)
            && !previous.EndsWith("StateFailed", StringComparison.Ordinal);
        return isOwn ? before : before?.Parent;
    }

    /// <summary>The nearest visit of a state with a name: this one, or one around it.</summary>
    private static StateVisit? Named(string name, StateVisit? visit)
    {
        while (visit is not null && visit.Name != name)
        {
            visit = visit.Parent;
        }

        return visit;
    }
}
