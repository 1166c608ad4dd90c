using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Runs its item processor once for each item of an array; its result is the array of their outputs.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html</remarks>
public sealed class MapState : RetryableState
{
    // AWS: "In Inline mode, the Map state supports up to 40 concurrent iterations."
    private const int MostConcurrent = 40;

    private static readonly string[] DistributedOnly =
    [
        "ItemReader", "ItemBatcher", "ResultWriter", "Label",
        "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
    ];

    private readonly DataFlow _flow;
    private readonly Expression? _itemsPath;
    private readonly PayloadTemplate? _itemSelector;
    private readonly IntegerField _maxConcurrency;
    private readonly StateGraph? _processor;

    private MapState(string name, FieldReader fields)
        : base(name, fields, "Map")
    {
        _flow = JsonPathDataFlow.ReadMap(fields);
        _itemsPath = fields.PathField("ItemsPath");
        fields.OneOf(required: false, "ItemSelector", "Parameters");
        _itemSelector = fields.Template("ItemSelector") ?? fields.Template("Parameters");
        _maxConcurrency = IntegerField.Read(fields, "MaxConcurrency", 0);
        fields.OneOf(required: true, "ItemProcessor", "Iterator");
        _processor = (fields.Object("ItemProcessor") ?? fields.Object("Iterator")) is { } processor ? ReadProcessor(fields, processor) : null;
    }

    public override IReadOnlyList<StateGraph> Graphs => _processor is null ? [] : [_processor];

    internal override string AbortedEvent => "MapStateAborted";

    internal static MapState Read(string name, FieldReader fields) => new(name, fields);

    internal override async ValueTask<Attempt> AttemptAsync(Branch branch)
    {
        if (!_flow.TryGetInput(branch, out var input, out var error)
            || !TryGetItems(branch, input, out var items, out error)
            || !_maxConcurrency.TryGet(branch, input, out var maxConcurrency, out error))
        {
            return Attempt.Failed(branch.Explain(error));
        }

        branch.Record(new MapStateStarted(items.Count));
        var limit = maxConcurrency is null or 0 or > MostConcurrent ? MostConcurrent : (int)maxConcurrency.Value;
        var fork = new Iterations(branch, this, input, items, limit);
        await fork.CompleteAsync();
        if (fork.Error is { } failure)
        {
            return Attempt.FailedBelow(failure);
        }

        branch.Execution.Record(new Milestone("MapStateSucceeded"), branch.LastEventId);
        return _flow.TryGetOutput(branch, fork.Outputs, out var output, out error)
            ? Attempt.Succeeded(output)
            : Attempt.Failed(branch.Explain(error));
    }

    private protected override void RecordFailed(Branch branch) => branch.Record(new Milestone("MapStateFailed"));

    private static StateGraph? ReadProcessor(FieldReader fields, FieldReader processor)
    {
        processor.Text("Comment");
        if (processor.Object("ProcessorConfig") is { } config)
        {
            var mode = config.Text("Mode") ?? "INLINE";
            if (mode == "DISTRIBUTED")
            {
                config.Text("ExecutionType");
                foreach (var field in DistributedOnly)
                {
                    fields.Any(field);
                }

                config.Definition.Report(new($"{config.Path}/Mode", Codes.Unsupported, "The Distributed mode of Map is not supported yet") { Given = mode, Allowed = "INLINE" });
            }
            else if (mode != "INLINE")
            {
                config.Wrong("Mode", "Value is not valid", mode, "INLINE, DISTRIBUTED");
            }

            config.ReportUnknown();
        }

        var graph = processor.Definition.ReadGraph(processor);
        processor.ReportUnknown();
        return graph;
    }

    private bool TryGetItems(Branch branch, Value input, [NotNullWhen(true)] out ArrayValue? items, [NotNullWhen(false)] out StatesError? error)
    {
        var found = input;
        if (_itemsPath is not null && !_itemsPath.TryEvaluate(input, branch, out found, out error))
        {
            items = null;
            return false;
        }

        items = found as ArrayValue;
        error = items is null ? new("States.Runtime", $"Reference path \"{_itemsPath?.Text ?? "$"}\" must point to array.") : null;
        return items is not null;
    }

    /// <summary>The iterations of one attempt: as many at a time as may be, the next one begins when one ends.</summary>
    private sealed class Iterations : Fork
    {
        private readonly MapState _map;
        private readonly Value _input;
        private readonly ArrayValue _items;
        private int _next;

        public Iterations(Branch owner, MapState map, Value input, ArrayValue items, int limit)
            : base(owner, items.Count)
        {
            (_map, _input, _items) = (map, input, items);
            var started = owner.LastEventId;
            while (_next < limit && StartNext(started))
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
            if (!TrySelect(item, out var input, out var error))
            {
                FailToStart(Owner.Explain(error));
                return false;
            }

            Start(item.Index, _map._processor!, input, item, started);
            return true;
        }

        private bool TrySelect(MapItem item, [NotNullWhen(true)] out Value? input, [NotNullWhen(false)] out StatesError? error)
        {
            if (_map._itemSelector is null)
            {
                (input, error) = (item.Value, null);
                return true;
            }

            var outer = Owner.Item;
            Owner.Show(item);
            var selected = _map._itemSelector.TryEvaluate(_input, Owner, out input, out error);
            Owner.Show(outer);
            return selected;
        }
    }
}
