using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's functions of functions. See docs.jsonata.org, "Higher order functions".</summary>
internal static class HigherOrderFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("map", "<af>", Map),
        new("filter", "<af>", Filter),
        new("single", "<af?>", Single),
        new("reduce", "<afj?:j>", Reduce),
    ];

    private static ArrayValue? Map(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue array || arguments[1] is not FunctionValue function)
        {
            return null;
        }

        var results = new ItemBuffer(call.Evaluation);
        for (var i = 0; i < array.Count; i++)
        {
            if (Apply(call, function, array, i) is { } result)
            {
                results.Add(result);
            }
        }

        return results.ToSequence();
    }

    private static ArrayValue? Filter(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue array || arguments[1] is not FunctionValue function)
        {
            return null;
        }

        var kept = new ItemBuffer(call.Evaluation);
        for (var i = 0; i < array.Count; i++)
        {
            if (Types.IsTruthy(Apply(call, function, array, i)))
            {
                kept.Add(array[i]);
            }
        }

        return kept.ToSequence();
    }

    private static Value? Single(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue array)
        {
            return null;
        }

        Value? found = null;
        for (var i = 0; i < array.Count; i++)
        {
            if (arguments[1] is not FunctionValue function || Types.IsTruthy(Apply(call, function, array, i)))
            {
                found = found is null ? array[i] : throw new JsonataException("D3138", index: i);
            }
        }

        return found ?? throw new JsonataException("D3139");
    }

    private static Value? Reduce(Call call, Value?[] arguments)
    {
        if (arguments[0] is not ArrayValue array || arguments[1] is not FunctionValue function)
        {
            return null;
        }

        if (function.Arity < 2)
        {
            throw new JsonataException("D3050", index: 1);
        }

        var startsWithFirst = arguments[2] is null && array.Count > 0;
        var result = startsWithFirst ? array[0] : arguments[2];
        for (var i = startsWithFirst ? 1 : 0; i < array.Count; i++)
        {
            result = function.Apply(
                function.Arity switch
                {
                    2 => [result, array[i]],
                    3 => [result, array[i], (long)i],
                    _ => [result, array[i], (long)i, array],
                },
                call.Input,
                call.Frame);
        }

        return result;
    }

    /// <summary>Calls a function with an item, its index and the array, as far as it takes them.</summary>
    private static Value? Apply(Call call, FunctionValue function, ArrayValue array, int index) => function.Arity < 2
        ? function.Apply([array[index]], call.Input, call.Frame)
        : call.Apply(function, array[index], (long)index, array);
}
