using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.States.Maps;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>Runs its item processor once for each item of an array; its result is the array of their outputs.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html</remarks>
public sealed class MapState : RetryableState
{
    private readonly DataFlow _flow;
    private readonly MapItems _items;
    private readonly PayloadTemplate? _itemSelector;
    private readonly MapMode _mode;

    private MapState(string name, FieldReader fields)
        : base(name, fields, "Map")
    {
        _flow = fields.Language.ReadMap(fields);
        _items = fields.Language.ReadItems(fields);
        _itemSelector = fields.Language.ReadItemSelector(fields);
        MaxConcurrency = IntegerField.Read(fields, "MaxConcurrency", 0);
        ToleratedFailures = ToleratedFailures.Read(fields);
        _mode = MapMode.Read(this, fields);
    }

    public override IReadOnlyList<StateGraph> Graphs => _mode.Processor is { } processor ? [processor] : [];

    /// <summary>Whether it runs child executions, which its role must be allowed to start.</summary>
    public bool IsDistributed => _mode is DistributedMap;

    /// <summary>The objects that it has its items from; null where they are in its input.</summary>
    public MapObjects? Reads => (_mode as DistributedMap)?.Reads;

    /// <summary>The objects that it writes its results to; null where they are its result.</summary>
    public MapObjects? Writes => (_mode as DistributedMap)?.Writes;

    /// <summary>The type of its child executions; null where it has none.</summary>
    public WorkflowType? ChildType => (_mode as DistributedMap)?.ChildType;

    internal override string AbortedEvent => "MapStateAborted";

    internal IntegerField MaxConcurrency { get; }

    /// <summary>How many items may fail; AWS takes it from an inline Map too, where it changes nothing.</summary>
    internal ToleratedFailures ToleratedFailures { get; }

    internal bool HasItemSelector => _itemSelector is not null;

    internal static MapState Read(string name, FieldReader fields) => new(name, fields);

    internal override async ValueTask<Attempt> AttemptAsync(Branch branch)
    {
        if (!_flow.TryGetInput(branch, out var input, out var error))
        {
            return Attempt.Failed(branch.Explain(error));
        }

        var attempt = branch.Execution.Inspection is { } inspection
            ? await _mode.TestAsync(branch, input, inspection)
            : await _mode.RunAsync(branch, input);
        if (attempt.Output is not { } result)
        {
            return attempt;
        }

        return _flow.TryGetOutput(branch, result, out var output, out error)
            ? Attempt.Succeeded(output)
            : Attempt.Failed(branch.Explain(error));
    }

    /// <summary>The items that stand in the state's input: an array, or an object where those are taken too.</summary>
    internal bool TryGetItems(
        Branch branch, Value input, bool takesObjects, [NotNullWhen(true)] out Value? items, [NotNullWhen(false)] out StatesError? error) =>
        _items.TryGet(branch, input, takesObjects, out items, out error);

    /// <summary>What an iteration gets: the item, or what <c>ItemSelector</c> makes of it.</summary>
    internal bool TrySelect(
        Branch branch, Value input, MapItem item, [NotNullWhen(true)] out Value? selected, [NotNullWhen(false)] out StatesError? error)
    {
        if (_itemSelector is null)
        {
            (selected, error) = (item.Input, null);
            return true;
        }

        var outer = branch.Item;
        branch.Show(item);
        var isSelected = _itemSelector.TryEvaluate(input, branch, out selected, out error);
        branch.Show(outer);
        return isSelected;
    }

    private protected override void RecordFailed(Branch branch) => branch.Record(new Milestone("MapStateFailed"));
}
