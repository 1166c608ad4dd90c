using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Items;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.StateTests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary>Runs each item, or each batch of items, in a child execution of its own.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html</remarks>
internal sealed class DistributedMap : MapMode
{
    private const string StateData = "STATE_DATA";

    private static readonly StatesError ThresholdExceeded =
        new("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded");

    private readonly MapState _map;
    private readonly StateMachine? _machine;
    private readonly ItemReader? _reader;
    private readonly ItemBatcher? _batcher;
    private readonly ResultWriter _writer;
    private readonly string? _label;

    /// <param name="map">The Map state.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="processor">What each child execution runs; null where it has problems.</param>
    /// <param name="type">The child executions' type.</param>
    public DistributedMap(MapState map, FieldReader fields, StateGraph? processor, WorkflowType type)
    {
        _map = map;
        ChildType = type;
        _machine = processor is null ? null : new StateMachine(type, processor, null, null);
        _reader = ItemReader.Read(fields);
        _batcher = ItemBatcher.Read(fields);
        _writer = ResultWriter.Read(fields);
        _label = MapLabel.Read(fields);
    }

    public MapObjects? Reads => _reader?.Objects;

    public MapObjects? Writes => _writer.Objects;

    public WorkflowType ChildType { get; }

    public override StateGraph? Processor => _machine?.Graph;

    public override async ValueTask<RetryableState.Attempt> RunAsync(Branch branch, Value input)
    {
        Value? inline = null;
        StatesError? error = null;
        if (branch.Unfinished is ChildExecutions before)
        {
            return await RedriveAsync(branch, input, before);
        }

        if ((_reader is null && !_map.TryGetItems(branch, input, takesObjects: true, out inline, out error))
            || !_map.MaxConcurrency.TryGet(branch, input, out var maxConcurrency, out error))
        {
            return RetryableState.Attempt.Failed(branch.Explain(error!));
        }

        // AWS does not know yet how many items there are where it has to read them.
        branch.Record(new MapStateStarted(inline switch { ArrayValue array => array.Count, ObjectValue members => members.Count, _ => 0 }));
        if (!TryPlan(branch, input, inline, out var plan, out error))
        {
            return RetryableState.Attempt.Failed(branch.Explain(error));
        }

        var run = new MapRun(branch.Execution, _label ?? MapLabel.MakeUp(branch), plan.Threshold, maxConcurrency ?? 0);
        if (branch.Execution.Ask(() => branch.Execution.MapRuns?.Begin(run)) is { } refusal)
        {
            return RetryableState.Attempt.Failed(refusal);
        }

        branch.Record(new MapRunStarted(run.Arn));
        return End(branch, run, await RunAsync(branch, run, plan));
    }

    private async ValueTask<RetryableState.Attempt> RedriveAsync(Branch branch, Value input, ChildExecutions before)
    {
        if (!TryPlan(branch, input, null, out var plan, out var error))
        {
            return RetryableState.Attempt.Failed(branch.Explain(error));
        }

        var run = before.Run;
        if (run.RedriveCount == MapRun.MaxRedrives)
        {
            return RetryableState.Attempt.Failed(branch.RuntimeError($"The map run {run.Arn} has been redriven {MapRun.MaxRedrives} times, which is the limit."));
        }

        if (branch.Execution.Ask(() => branch.Execution.MapRuns?.Redrive(run, ChildType)) is { } refusal)
        {
            return RetryableState.Attempt.Failed(refusal);
        }

        run.Redrive(branch.Execution.Now);
        branch.Record(new MapRunRedriven(run.Arn, run.RedriveCount));
        return End(branch, run, await RunAsync(branch, run, plan, new ChildExecutions(branch, before)));
    }

    private static RetryableState.Attempt End(Branch branch, MapRun run, (Value? Result, StatesError? Error) outcome)
    {
        var (result, failure) = outcome;
        if (failure is not null)
        {
            run.End(MapRunStatus.Failed, branch.Execution.Now);
            branch.Record(new MapRunFailed(failure.Error, failure.Cause));
            return RetryableState.Attempt.FailedBelow(failure);
        }

        branch.Unfinished = null;
        run.End(MapRunStatus.Succeeded, branch.Execution.Now);
        branch.Execution.Record(new Milestone("MapStateSucceeded"), branch.Record(new Milestone("MapRunSucceeded")));
        return RetryableState.Attempt.Succeeded(result!);
    }

    public override async ValueTask<RetryableState.Attempt> TestAsync(Branch branch, Value input, Inspection inspection)
    {
        Value? inline = null;
        StatesError? error = null;
        if ((_reader is null && !_map.TryGetItems(branch, input, takesObjects: true, out inline, out error))
            || !_map.MaxConcurrency.TryGet(branch, input, out var maxConcurrency, out error)
            || !TryPlan(branch, input, inline, out var plan, out error))
        {
            return RetryableState.Attempt.Failed(error!);
        }

        inspection.Data.MaxConcurrency = maxConcurrency ?? 0;
        var items = new ItemList((long)plan.MaxItems);
        if (_reader is null || branch.Execution.Objects is not null)
        {
            error = await ReadItemsAsync(branch, plan, items);
            inspection.Data.AfterItemsPointer = _reader is { HasPointer: true } ? ArrayValue.Create([.. items.Items.Select(item => item.Value)]) : null;
            if (error is not null || !TryMakeInputs(branch, plan, items.Items, out _, out error))
            {
                return RetryableState.Attempt.Failed(error);
            }
        }

        var failures = inspection.Configuration.MapIterationFailureCount ?? 0;
        return inspection.MockedError is null && _map.ToleratedFailures.IsGiven && plan.Threshold.IsExceededBy(failures, items.Items.Count)
            ? RetryableState.Attempt.Failed(ThresholdExceeded)
            : inspection.Mocked;
    }

    private async ValueTask<(Value? Result, StatesError? Error)> RunAsync(Branch branch, MapRun run, Plan plan)
    {
        var items = new ItemList((long)plan.MaxItems);
        if (await ReadItemsAsync(branch, plan, items) is { } unread)
        {
            return (null, unread);
        }

        if (!TryMakeInputs(branch, plan, items.Items, out var inputs, out var error))
        {
            return (null, branch.Explain(error));
        }

        return await RunAsync(branch, run, plan, new ChildExecutions(branch, run, _machine!, inputs));
    }

    private async ValueTask<(Value? Result, StatesError? Error)> RunAsync(Branch branch, MapRun run, Plan plan, ChildExecutions children)
    {
        await children.CompleteAsync();
        var (result, unwritten) = plan.Destination is { } destination
            ? await _writer.WriteAsync(branch, run, destination, children.Results)
            : (children.HasFailed ? null : _writer.Collect(children.Results), null);
        return children.HasFailed
            ? (null, ThresholdExceeded)
            : (result, unwritten);
    }

    private bool TryPlan(Branch branch, Value input, Value? inline, [NotNullWhen(true)] out Plan? plan, [NotNullWhen(false)] out StatesError? error)
    {
        plan = null;
        ItemLocation? location = null;
        var maxItems = 0.0;
        var limits = default(ItemBatcher.BatchLimits);
        if (!_map.ToleratedFailures.TryGet(branch, input, out var threshold, out error)
            || (_reader is not null && !_reader.TryLocate(branch, input, out location, out maxItems, out error))
            || (_batcher is not null && !_batcher.TryGetLimits(branch, input, out limits, out error))
            || !_writer.TryLocate(branch, input, out var destination, out error))
        {
            return false;
        }

        plan = new(input, inline, location, maxItems, limits, destination, threshold);
        return true;
    }

    private async ValueTask<StatesError?> ReadItemsAsync(Branch branch, Plan plan, ItemList items)
    {
        if (plan.MaxItems < 0)
        {
            return ItemReader.Failed("field MaxItems must be positive");
        }

        if (plan.Location is { } location)
        {
            return await _reader!.ReadAsync(branch, location, items);
        }

        items.TryAddAll(plan.Inline!, StateData);
        return null;
    }

    private bool TryMakeInputs(
        Branch branch, Plan plan, IReadOnlyList<MapItem> items,
        [NotNullWhen(true)] out List<ChildInput>? inputs, [NotNullWhen(false)] out StatesError? error)
    {
        inputs = null;
        error = null;
        var selected = new Value[items.Count];
        for (var i = 0; i < selected.Length; i++)
        {
            if (!_map.TrySelect(branch, plan.Input, items[i], out var value, out error))
            {
                return false;
            }

            selected[i] = value;
        }

        inputs = _batcher is null ? [.. selected.Select(value => new ChildInput(value, 1))] : ItemBatcher.Pack(selected, plan.Limits);
        if (branch.Shown is { } shown)
        {
            shown.AfterItemSelector = _map.HasItemSelector ? ArrayValue.Create(selected) : null;
            shown.AfterItemBatcher = _batcher is null ? null : ArrayValue.Create([.. inputs.Select(input => input.Input)]);
        }

        if (inputs.Exists(input => input.Input.Utf8Length > Branch.MaxPayloadBytes))
        {
            error = new("States.DataLimitExceeded", $"The input of a child execution exceeds the maximum of {Branch.MaxPayloadBytes} bytes.");
        }

        return error is null;
    }

    /// <summary>What the state's fields come to in one run.</summary>
    private sealed record Plan(
        Value Input, Value? Inline, ItemLocation? Location, double MaxItems, ItemBatcher.BatchLimits Limits, ResultLocation? Destination,
        FailureThreshold Threshold);
}
