using System.Collections.Concurrent;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.MapRuns;

namespace Stepyard.Local.StepFunctions.MapRuns;

/// <summary>The map runs of all executions, for as long as the yard runs.</summary>
internal sealed class KeptMapRuns
{
    private readonly ConcurrentDictionary<string, KeptMapRun> _byArn = new(StringComparer.Ordinal);
    private long _sequence;

    public void Add(MapRun run) => _byArn[run.Arn] = new(run, Interlocked.Increment(ref _sequence));

    public KeptMapRun? Find(string arn) => _byArn.GetValueOrDefault(arn);

    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ResourceNotFound</c>.</exception>
    public KeptMapRun Get(string arn)
    {
        if (Find(arn) is { } kept)
        {
            return kept;
        }

        Names.CheckMapRunArn(arn);
        throw new AwsException("ResourceNotFound", $"Resource not found: '{arn}'");
    }

    /// <summary>The map runs of an execution, the newest first.</summary>
    public IReadOnlyList<KeptMapRun> Of(string executionArn) =>
        [.. _byArn.Values.Where(kept => kept.Run.ExecutionArn == executionArn).OrderByDescending(kept => kept.Sequence)];

    /// <summary>Forgets the map runs of a state machine, and of those that its map runs stand for.</summary>
    /// <returns>Those that were there.</returns>
    public IReadOnlyList<KeptMapRun> Remove(string stateMachineArn)
    {
        var removed = _byArn.Values
            .Where(kept => kept.Run.StateMachineArn == stateMachineArn || kept.Run.StateMachineArn.StartsWith($"{stateMachineArn}/", StringComparison.Ordinal))
            .ToList();
        removed.ForEach(kept => _byArn.TryRemove(kept.Run.Arn, out _));
        return removed;
    }
}

/// <summary>A map run with its child executions.</summary>
/// <param name="run">The map run.</param>
/// <param name="sequence">Its place in the order of starts.</param>
internal sealed class KeptMapRun(MapRun run, long sequence)
{
    private readonly Lock _gate = new();
    private readonly List<StandardExecution> _children = [];

    public MapRun Run => run;

    public long Sequence => sequence;

    /// <summary>Its child executions, the newest first.</summary>
    public IReadOnlyList<StandardExecution> Children
    {
        get
        {
            lock (_gate)
            {
                return [.. _children.AsEnumerable().Reverse()];
            }
        }
    }

    public void Add(StandardExecution child)
    {
        lock (_gate)
        {
            _children.Add(child);
        }
    }
}
