using System.Collections.Concurrent;
using Stepyard.Local.StepFunctions.Closed;
using Stepyard.Local.Wire;
using Stepyard.StatesLanguage.MapRuns;

namespace Stepyard.Local.StepFunctions.MapRuns;

/// <summary>The map runs of all executions: in memory as long as the execution is, then with it on disk.</summary>
internal sealed class KeptMapRuns(KeptExecutions executions)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, MapRun> _byArn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MapRun>> _byExecution = new(StringComparer.Ordinal);

    /// <summary>Adds a map run; one that is there already stays.</summary>
    public void Add(MapRun run)
    {
        if (!_byArn.TryAdd(run.Arn, run))
        {
            return;
        }

        lock (_gate)
        {
            if (!_byExecution.TryGetValue(run.ExecutionArn, out var runs))
            {
                _byExecution.Add(run.ExecutionArn, runs = []);
            }

            runs.Add(run);
        }
    }

    /// <summary>Whether a map run is one of an execution that is in memory.</summary>
    public bool IsKnown(string arn) => _byArn.ContainsKey(arn);

    /// <summary>When a map run that goes on was last redriven; null where it was not, or has ended.</summary>
    public DateTimeOffset? RedriveOf(string? arn) =>
        arn is not null && _byArn.TryGetValue(arn, out var run) && run.Status == MapRunStatus.Running ? run.RedriveDate : null;

    /// <summary>How a map run stands.</summary>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ResourceNotFound</c>.</exception>
    public MapRunDescription Describe(string arn) =>
        _byArn.TryGetValue(arn, out var run) ? MapRunDescription.Of(run)
        : executions.FindByMapRun(arn)?.Header.MapRuns?.FirstOrDefault(closed => closed.Arn == arn) ?? throw NotFound(arn);

    /// <summary>Changes the settings of a map run that goes on; nothing happens where it has ended.</summary>
    /// <exception cref="AwsException"><c>InvalidArn</c>, <c>ResourceNotFound</c>.</exception>
    public void Update(string arn, long? maxConcurrency, long? toleratedCount, double? toleratedPercentage)
    {
        if (_byArn.TryGetValue(arn, out var run))
        {
            run.Update(maxConcurrency, toleratedCount, toleratedPercentage);
        }
        else if (executions.FindByMapRun(arn) is null)
        {
            throw NotFound(arn);
        }
    }

    /// <summary>The map runs of an execution, in the order of their beginnings.</summary>
    public IReadOnlyList<MapRunDescription> Of(StandardExecution execution) =>
        execution is ClosedExecution closed ? closed.Header.MapRuns ?? [] : DescribeAll(execution.Arn);

    /// <summary>The map runs of an execution that is in memory, in the order of their beginnings.</summary>
    public IReadOnlyList<MapRunDescription> DescribeAll(string executionArn)
    {
        lock (_gate)
        {
            return _byExecution.TryGetValue(executionArn, out var runs) ? [.. runs.Select(MapRunDescription.Of)] : [];
        }
    }

    /// <summary>Drops the map runs of an execution that is on disk or was deleted.</summary>
    public void Close(string executionArn)
    {
        List<MapRun>? runs;
        lock (_gate)
        {
            _byExecution.Remove(executionArn, out runs);
        }

        runs?.ForEach(run => _byArn.TryRemove(run.Arn, out _));
    }

    private static AwsException NotFound(string arn)
    {
        Names.CheckMapRunArn(arn);
        return new("ResourceNotFound", $"Resource not found: '{arn}'");
    }
}
