using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>JSONata's sequences: what an expression found is none, one or an array of values. See docs.jsonata.org, "Sequences".</summary>
internal static class Sequences
{
    /// <summary>What an expression's value is to others: an empty sequence is undefined, and one of a single value is that value.</summary>
    public static Value? Collapse(Value? value)
    {
        if (value is not ArrayValue { Count: < 2 } array || !array.IsSequence())
        {
            return value;
        }

        return array.Count == 0 ? null : (array.Traits & ArrayTraits.KeepSingleton) != ArrayTraits.None ? array : array[0];
    }

    /// <summary>The value of <c>expression[]</c>: a sequence stays an array.</summary>
    public static Value? Keep(Value? value) =>
        value is ArrayValue array && array.IsSequence() ? array.With(array.Traits | ArrayTraits.KeepSingleton) : value;

    public static bool IsSequence(this ArrayValue array) => (array.Traits & ArrayTraits.Sequence) != ArrayTraits.None;

    public static bool IsConstructed(this ArrayValue array) => (array.Traits & ArrayTraits.Constructed) != ArrayTraits.None;

    public static ArrayValue Of(Value value) => ArrayValue.Create([value], ArrayTraits.Sequence);

    /// <summary>The items of an array, or the value as its only item; none for undefined.</summary>
    public static ReadOnlySpan<Value> Items(ref readonly Value? value) => value switch
    {
        ArrayValue array => array.Items,
        null => [],
        _ => new(in value),
    };

    /// <summary>Two values in one array, as <c>$append</c> does it.</summary>
    public static Value? Append(Value? left, Value? right, EvaluationState evaluation)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var items = new ItemBuffer(evaluation);
        items.Append(left);
        items.Append(right);
        return items.ToArray();
    }

    /// <summary>The input as paths see it: an array is one value at the start, so it is the only item of a sequence.</summary>
    public static Value? Wrap(Value? input) =>
        input is ArrayValue array && !array.IsSequence() ? ArrayValue.Create([array], ArrayTraits.Sequence | ArrayTraits.Wrapper) : input;

    /// <summary>The array in what <see cref="Wrap"/> made; any other value as it is.</summary>
    public static Value? Unwrap(Value? input) =>
        input is ArrayValue { Count: > 0 } array && (array.Traits & ArrayTraits.Wrapper) != ArrayTraits.None ? array[0] : input;
}
