using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's array functions. See docs.jsonata.org, "Array functions".</summary>
internal static class ArrayFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("count", "<a:n>", (_, arguments) => (long)((arguments[0] as ArrayValue)?.Count ?? 0)),
        new("append", "<xx:a>", (call, arguments) => Sequences.Append(arguments[0], arguments[1], call.Evaluation)),
        new("sort", "<af?:a>", Sort),
        new("reverse", "<a:a>", Reverse),
        new("shuffle", "<a:a>", Shuffle),
        new("distinct", "<x:x>", Distinct),
        new("zip", "<a+>", Zip),
    ];

    private static Value? Sort(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } array)
        {
            return arguments[0];
        }

        Func<Value, Value, bool> comesAfter = arguments[1] is FunctionValue comparator
            ? (left, right) => Types.IsTruthy(comparator.Apply([left, right], call.Input, call.Frame))
            : array.All(item => item is NumberValue) ? (left, right) => NumberValue.Compare((NumberValue)left, (NumberValue)right) > 0
            : array.All(item => item is StringValue) ? (left, right) => string.CompareOrdinal(((StringValue)left).Text, ((StringValue)right).Text) > 0
            : throw new JsonataException("D3070", index: 1);
        call.Evaluation.Allocate(array.Count);
        Value[] sorted = [.. array.Items];
        MergeSort.Sort(sorted, comesAfter);
        return ArrayValue.Create(sorted);
    }

    private static Value? Reverse(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } array)
        {
            return arguments[0];
        }

        call.Evaluation.Allocate(array.Count);
        Value[] reversed = [.. array.Items];
        Array.Reverse(reversed);
        return ArrayValue.Create(reversed);
    }

    private static Value? Shuffle(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } array)
        {
            return arguments[0];
        }

        call.Evaluation.Allocate(array.Count);
        Value[] shuffled = [.. array.Items];
        call.Evaluation.Random.Shuffle(shuffled);
        return ArrayValue.Create(shuffled);
    }

    private static Value? Distinct(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue { Count: > 1 } array)
        {
            return arguments[0];
        }

        var seen = new HashSet<Value>(DeepComparer.Instance);
        var kept = new ItemBuffer(call.Evaluation);
        foreach (var item in array.Items)
        {
            call.Evaluation.Step();
            if (seen.Add(item))
            {
                kept.Add(item);
            }
        }

        return kept.ToArray(array.Traits & ArrayTraits.Sequence);
    }

    private static ArrayValue Zip(Call call, Value?[] arguments)
    {
        var length = arguments.Min(argument => (argument as ArrayValue)?.Count ?? 0);
        call.Evaluation.Allocate((long)length * arguments.Length);
        var zipped = new Value[length];
        for (var i = 0; i < length; i++)
        {
            var tuple = new Value[arguments.Length];
            for (var j = 0; j < tuple.Length; j++)
            {
                tuple[j] = ((ArrayValue)arguments[j]!)[i];
            }

            zipped[i] = ArrayValue.Create(tuple);
        }

        return ArrayValue.Create(zipped);
    }
}
