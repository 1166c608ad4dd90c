using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary><c>ItemBatcher</c>: a child execution gets many items, as <c>{"BatchInput":…,"Items":[…]}</c>.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html</remarks>
internal sealed class ItemBatcher
{
    private const string BatchInput = "BatchInput";
    private const string Items = "Items";

    private readonly NumericField _maxItems;
    private readonly NumericField _maxBytes;
    private readonly PayloadTemplate? _batchInput;

    private ItemBatcher(FieldReader fields)
    {
        _maxItems = NumericField.ReadInteger(fields, "MaxItemsPerBatch");
        _maxBytes = NumericField.ReadInteger(fields, "MaxInputBytesPerBatch", Branch.MaxPayloadBytes);
        _batchInput = fields.Template(BatchInput);
        if (!_maxItems.IsGiven && !_maxBytes.IsGiven)
        {
            fields.Definition.Report(new(
                fields.Path, Codes.Schema,
                $"At least one of these fields must be set: [{string.Join(", ", fields.Language.FormsOf("MaxItemsPerBatch", "MaxInputBytesPerBatch"))}]"));
        }

        fields.ReportUnknown();
    }

    public static ItemBatcher? Read(FieldReader fields) => fields.Object("ItemBatcher") is { } batcher ? new(batcher) : null;

    /// <summary>Evaluates how large batches are, and what goes with each.</summary>
    public bool TryGetLimits(Branch branch, Value input, out BatchLimits limits, [NotNullWhen(false)] out StatesError? error)
    {
        limits = default;
        Value? batchInput = null;
        if (!_maxItems.TryGet(branch, input, out var maxItems, out error)
            || !_maxBytes.TryGet(branch, input, out var maxBytes, out error)
            || (_batchInput is not null && !_batchInput.TryEvaluate(input, branch, out batchInput, out error)))
        {
            return false;
        }

        error = maxItems < 0 ? new("States.Runtime", "MaxItemsPerBatch cannot be negative.")
            : maxBytes is < 0 or > Branch.MaxPayloadBytes ? new("States.Runtime", $"MaxInputBytesPerBatch must be between 0 and {Branch.MaxPayloadBytes}.")
            : null;
        limits = new(
            maxItems > 0 ? (int)maxItems : int.MaxValue,
            maxBytes > 0 ? (int)maxBytes : Branch.MaxPayloadBytes,
            batchInput);
        return error is null;
    }

    /// <summary>Packs as many items into a batch as fit; one that does not fit anywhere has a batch of its own.</summary>
    public static List<ChildInput> Pack(IReadOnlyList<Value> items, BatchLimits limits)
    {
        var batches = new List<ChildInput>();
        var batch = new List<Value>();
        var empty = Wrap([], limits).Utf8Length;
        var bytes = empty;
        foreach (var item in items)
        {
            var added = item.Utf8Length + (batch.Count > 0 ? 1 : 0);
            if (batch.Count > 0 && (batch.Count == limits.MaxItems || bytes + added > limits.MaxBytes))
            {
                batches.Add(new(Wrap([.. batch], limits), batch.Count));
                batch.Clear();
                (bytes, added) = (empty, item.Utf8Length);
            }

            batch.Add(item);
            bytes += added;
        }

        if (batch.Count > 0)
        {
            batches.Add(new(Wrap([.. batch], limits), batch.Count));
        }

        return batches;
    }

    private static ObjectValue Wrap(Value[] items, BatchLimits limits)
    {
        var wrapped = ObjectValue.Create(Items, ArrayValue.Create(items));
        return limits.BatchInput is { } input ? ObjectValue.Create([new(BatchInput, input), .. wrapped.Members]) : wrapped;
    }

    /// <summary>What an <see cref="ItemBatcher"/> comes to in one map run.</summary>
    /// <param name="MaxItems">The most items of a batch.</param>
    /// <param name="MaxBytes">The most bytes of a batch's JSON.</param>
    /// <param name="BatchInput">What goes with each batch; null for nothing.</param>
    public readonly record struct BatchLimits(int MaxItems, int MaxBytes, Value? BatchInput);
}
