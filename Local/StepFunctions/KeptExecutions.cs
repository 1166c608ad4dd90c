using System.Runtime.InteropServices;
using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.StepFunctions.MapRuns;
using Stepyard.Local.StepFunctions.Running;

namespace Stepyard.Local.StepFunctions;

/// <summary>The Standard executions of the account, and the Express ones that map runs started: those in memory, and where on disk the others are.</summary>
internal sealed class KeptExecutions
{
    private readonly StatesFolder? _folder;
    private readonly Lock _gate = new();
    private readonly Dictionary<ExecutionKey, KeptExecution> _byArn = [];
    private readonly Dictionary<ExecutionKey, KeptExecution> _byMapRun = [];
    private readonly Dictionary<string, List<KeptExecution>> _groups = new(StringComparer.Ordinal);
    private long _lastSequence;

    /// <param name="folder">Where those that have ended are kept; null where all stay in memory.</param>
    public KeptExecutions(StatesFolder? folder)
    {
        _folder = folder;
        if (folder is not null)
        {
            Load(folder);
        }
    }

    /// <summary>The next place in the order of starts.</summary>
    public long NextSequence() => Interlocked.Increment(ref _lastSequence);

    /// <summary>Adds an execution that is about to begin.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="start">What is written down of its start, before anybody else finds it; null where that is written already.</param>
    /// <returns>The execution that already has its ARN, which is left as it is; null where there is none and this one was added.</returns>
    public StandardExecution? Add(RunningExecution execution, StartRecord? start = null)
    {
        KeptExecution? existing;
        lock (_gate)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_byArn, ExecutionKey.Of(execution.Arn), out _);
            existing = place;
            if (existing is null)
            {
                place = new(execution);
                AddTo(execution.MapRunArn ?? execution.StateMachineArn, place);
                if (start is not null)
                {
                    _folder?.Running.Add(start);
                }
            }
        }

        return existing is null ? null : Open(existing);
    }

    /// <summary>Puts an execution in the place of the one that has its ARN.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Replace(RunningExecution execution)
    {
        lock (_gate)
        {
            if (!_byArn.TryGetValue(ExecutionKey.Of(execution.Arn), out var kept))
            {
                return false;
            }

            kept.Reopen(execution);
            return true;
        }
    }

    /// <summary>Takes back an execution that could not begin.</summary>
    public void Withdraw(RunningExecution execution)
    {
        lock (_gate)
        {
            if (_byArn.Remove(ExecutionKey.Of(execution.Arn), out var kept))
            {
                _groups[execution.MapRunArn ?? execution.StateMachineArn].Remove(kept);
            }
        }
    }

    public StandardExecution? Find(string arn) => FindKept(_byArn, arn) is { } kept ? Open(kept) : null;

    /// <summary>The execution of a map run that is no longer in memory; null where there is none.</summary>
    public ClosedExecution? FindByMapRun(string mapRunArn) => FindKept(_byMapRun, mapRunArn) is { } kept ? Open(kept) as ClosedExecution : null;

    /// <summary>Some of the executions of a state machine, or of the children of a map run, the newest first.</summary>
    /// <param name="arn">The ARN of the state machine or of the map run.</param>
    /// <param name="before">Only those that were started before this one, by its place among all.</param>
    /// <param name="isWanted">Which of them.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<StandardExecution> Page(string arn, long before, Func<KeptExecution, bool> isWanted, int count)
    {
        var found = new List<KeptExecution>();
        lock (_gate)
        {
            if (_groups.TryGetValue(arn, out var group))
            {
                for (var i = PlaceOf(group, before) - 1; i >= 0 && found.Count < count; i--)
                {
                    if (isWanted(group[i]))
                    {
                        found.Add(group[i]);
                    }
                }
            }
        }

        return [.. found.Select(Open)];
    }

    /// <summary>Takes an execution that has ended to the disk, after its children; it stays in memory until it is there.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="mapRuns">Its map runs.</param>
    public async Task CloseAsync(RunningExecution execution, KeptMapRuns mapRuns)
    {
        if (execution.Children is { } children)
        {
            await children.WhenNone();
        }

        lock (_gate)
        {
            var key = ExecutionKey.Of(execution.Arn);
            if (_byArn.TryGetValue(key, out var kept) && kept.Running == execution)
            {
                var closing = execution.Close(mapRuns.DescribeAll(execution.Arn));
                _folder!.Closed.Add(closing, place => Closed(execution, kept, closing, place, mapRuns));
            }
        }

        execution.Parent?.Remove();
    }

    /// <summary>Removes the executions of a state machine and those of its map runs; those that run write nothing down any more.</summary>
    /// <returns>Those that ran, to be stopped.</returns>
    public IReadOnlyList<RunningExecution> Remove(string stateMachineArn)
    {
        var removed = new List<RunningExecution>();
        lock (_gate)
        {
            var mapRuns = $"{stateMachineArn.Replace(":stateMachine:", ":mapRun:", StringComparison.Ordinal)}/";
            foreach (var arn in _groups.Keys.Where(arn => arn == stateMachineArn || arn.StartsWith(mapRuns, StringComparison.Ordinal)).ToList())
            {
                _groups.Remove(arn, out var group);
                removed.AddRange(group!.Select(kept => kept.Running).OfType<RunningExecution>());
                var gone = group!.ToHashSet();
                RemoveAll(_byArn, gone);
                RemoveAll(_byMapRun, gone);
            }

            foreach (var execution in removed)
            {
                execution.Journal?.Forget();
                _folder?.Running.Close(execution.Sequence);
            }
        }

        return removed;
    }

    private static void RemoveAll(Dictionary<ExecutionKey, KeptExecution> all, HashSet<KeptExecution> gone)
    {
        foreach (var key in all.Where(entry => gone.Contains(entry.Value)).Select(entry => entry.Key).ToList())
        {
            all.Remove(key);
        }
    }

    // The first place whose execution was not started before.
    private static int PlaceOf(List<KeptExecution> group, long sequence)
    {
        var (low, high) = (0, group.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = group[middle].Sequence < sequence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Load(StatesFolder folder)
    {
        var qualifiers = new Dictionary<(string, int?, string?), Qualifiers>();
        foreach (var (sequence, (entry, place)) in folder.Closed.Found)
        {
            var machine = ExecutionArn.Parse(entry.Arn).StateMachine;
            ref var qualified = ref CollectionsMarshal.GetValueRefOrAddDefault(qualifiers, (machine, entry.Version, entry.AliasArn), out _);
            qualified ??= entry.Version is { } version ? new(version, $"{machine.Split('/')[0]}:{version}", entry.AliasArn) : Qualifiers.None;
            var kept = new KeptExecution(entry, qualified, place);
            _byArn[ExecutionKey.Of(entry.Arn)] = kept;
            AddTo(entry.MapRunArn ?? machine, kept);
            foreach (var mapRun in entry.MapRuns ?? [])
            {
                _byMapRun[ExecutionKey.Of(mapRun)] = kept;
            }

            _lastSequence = sequence;
        }

        folder.Closed.Found.Clear();
        if (folder.Running.Interrupted is { Count: > 0 } interrupted)
        {
            _lastSequence = Math.Max(_lastSequence, interrupted.Keys.Max());
        }
    }

    private KeptExecution? FindKept(Dictionary<ExecutionKey, KeptExecution> all, string arn)
    {
        var key = ExecutionKey.Of(arn);
        lock (_gate)
        {
            return all.GetValueOrDefault(key);
        }
    }

    private StandardExecution Open(KeptExecution kept)
    {
        if (kept.Running is { } running)
        {
            return running;
        }

        var place = kept.Place;
        return new ClosedExecution(place, place.Read(), kept.Qualifiers, _folder!.Catalogue);
    }

    private void AddTo(string arn, KeptExecution kept)
    {
        if (!_groups.TryGetValue(arn, out var group))
        {
            _groups.Add(arn, group = []);
        }

        group.Insert(PlaceOf(group, kept.Sequence), kept);
    }

    private void Closed(RunningExecution execution, KeptExecution kept, Closing closing, ClosedPlace place, KeptMapRuns mapRuns)
    {
        // Before anyone can take it from the disk, to redrive it.
        _folder!.Running.Close(execution.Sequence);
        lock (_gate)
        {
            kept.Close(place, closing.End);
            foreach (var mapRun in closing.MapRuns ?? [])
            {
                _byMapRun[ExecutionKey.Of(mapRun.Arn)] = kept;
            }
        }

        mapRuns.Close(execution.Arn);
        execution.Stored.SetResult();
    }
}
