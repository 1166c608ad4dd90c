using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary>Runs the iterations inside of the execution itself. AWS takes tolerated failures here too, and tolerates none.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html</remarks>
internal sealed class InlineMap(MapState map, StateGraph? processor) : MapMode
{
    // AWS: "In Inline mode, the Map state supports up to 40 concurrent iterations."
    private const int MostConcurrent = 40;

    public override StateGraph? Processor => processor;

    public override async ValueTask<RetryableState.Attempt> RunAsync(Branch branch, Value input)
    {
        if (!TryGetItems(branch, input, out var items, out var error)
            || !map.MaxConcurrency.TryGet(branch, input, out var maxConcurrency, out error)
            || !map.ToleratedFailures.TryGet(branch, input, out _, out error))
        {
            return RetryableState.Attempt.Failed(branch.Explain(error));
        }

        var before = branch.Unfinished as Iterations;
        if (before is null)
        {
            branch.Record(new MapStateStarted(items.Count));
        }

        var limit = maxConcurrency is null or 0 or > MostConcurrent ? MostConcurrent : (int)maxConcurrency.Value;
        var fork = new Iterations(branch, map, processor!, input, items, limit, before);
        await fork.CompleteAsync();
        if (fork.Error is { } failure)
        {
            return RetryableState.Attempt.FailedBelow(failure);
        }

        branch.Execution.Record(new Milestone("MapStateSucceeded"), branch.LastEventId);
        return RetryableState.Attempt.Succeeded(fork.Outputs);
    }

    public override ValueTask<RetryableState.Attempt> TestAsync(Branch branch, Value input, Inspection inspection) =>
        new(TryShow(branch, input, inspection.Data, out var error) ? inspection.Mocked : RetryableState.Attempt.Failed(error));

    // AWS: the inline mode iterates over arrays alone.
    private bool TryGetItems(Branch branch, Value input, [NotNullWhen(true)] out ArrayValue? items, [NotNullWhen(false)] out StatesError? error)
    {
        var isFound = map.TryGetItems(branch, input, takesObjects: false, out var found, out error);
        items = found as ArrayValue;
        return isFound;
    }

    private bool TryShow(Branch branch, Value input, InspectionData shown, [NotNullWhen(false)] out StatesError? error)
    {
        if (!TryGetItems(branch, input, out var items, out error))
        {
            return false;
        }

        var inputs = new List<Value>();
        foreach (var item in items)
        {
            if (!map.TrySelect(branch, input, new(inputs.Count, item), out var selected, out error))
            {
                return false;
            }

            inputs.Add(selected);
        }

        shown.AfterItemSelector = map.HasItemSelector ? ArrayValue.Create([.. inputs]) : null;
        var isFound = map.MaxConcurrency.TryGet(branch, input, out var maxConcurrency, out error);
        shown.MaxConcurrency = isFound ? maxConcurrency ?? 0 : null;
        return isFound;
    }

    /// <summary>The iterations of one attempt: as many at a time as may be, the next one begins when one ends.</summary>
    private sealed class Iterations : Fork
    {
        private readonly MapState _map;
        private readonly StateGraph _processor;
        private readonly Value _input;
        private readonly ArrayValue _items;
        private int _next;

        public Iterations(Branch owner, MapState map, StateGraph processor, Value input, ArrayValue items, int limit, Iterations? before)
            : base(owner, items.Count)
        {
            (_map, _processor, _input, _items) = (map, processor, input, items);
            var started = owner.LastEventId;
            for (; _next < before?._next && TryTakeOver(before, _next, started); _next++)
            {
            }

            for (var running = before?.Unsuccessful ?? 0; running < limit && StartNext(started); running++)
            {
            }
        }

        protected override void AfterSuccess(Branch child)
        {
            var ended = child.LastEventId;
            Owner.Record(MapIteration.Succeeded(_map.Name, child.Index));
            StartNext(ended);
        }

        protected override void AfterFailure(Branch child, int failure) =>
            Owner.Execution.Record(MapIteration.Failed(_map.Name, child.Index), failure);

        protected override void RecordAborted(Branch child, int failure)
        {
            Owner.Execution.Record(MapIteration.Aborted(_map.Name, child.Index), failure);
            base.RecordAborted(child, failure);
        }

        private bool StartNext(int previousEventId)
        {
            if (_next >= _items.Count)
            {
                return false;
            }

            var item = new MapItem(_next++, _items[_next - 1]);
            var started = Owner.Execution.Record(MapIteration.Started(_map.Name, item.Index), previousEventId);
            if (!_map.TrySelect(Owner, _input, item, out var input, out var error))
            {
                FailToStart(Owner.Explain(error));
                return false;
            }

            Start(item.Index, _processor, input, item, started);
            return true;
        }
    }
}
