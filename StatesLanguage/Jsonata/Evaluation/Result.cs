using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>The value that leaves an evaluation.</summary>
internal static class Result
{
    /// <summary>Makes sure that a value is JSON, but for functions, which print as empty strings; a whole number loses its fraction, also one that came with it.</summary>
    /// <exception cref="JsonataException">D1001: a number is infinite or none. U1001: the value nests too deep.</exception>
    public static Value? Of(Value? value) => value is null ? null : Of(value, 0);

    private static Value Of(Value value, int depth) => value switch
    {
        NumberValue { IsInteger: false } number => double.IsFinite(number.AsDouble) ? WithoutFraction(number) : throw new JsonataException("D1001", value: NullValue.Instance),
        ArrayValue or ObjectValue when depth >= Value.MaxDepth => throw Limits.TooDeep(),
        ArrayValue array => Of(array, depth + 1),
        ObjectValue members => Of(members, depth + 1),
        _ => value,
    };

    private static NumberValue WithoutFraction(NumberValue number) => Numeric.Of(number.AsDouble) is { IsInteger: true } whole ? whole : number;

    // Nothing is copied where nothing changes, as is nearly always so.
    private static ArrayValue Of(ArrayValue array, int depth)
    {
        Value[]? changed = null;
        for (var i = 0; i < array.Count; i++)
        {
            var item = Of(array[i], depth);
            if (!ReferenceEquals(item, array[i]))
            {
                changed ??= array.Items.ToArray();
                changed[i] = item;
            }
        }

        return changed is null ? array : ArrayValue.Create(changed, array.Traits);
    }

    private static ObjectValue Of(ObjectValue members, int depth)
    {
        KeyValuePair<string, Value>[]? changed = null;
        for (var i = 0; i < members.Count; i++)
        {
            var (name, value) = members.Members[i];
            var member = Of(value, depth);
            if (!ReferenceEquals(member, value))
            {
                changed ??= members.Members.ToArray();
                changed[i] = new(name, member);
            }
        }

        return changed is null ? members : ObjectValue.CreateDistinct(changed);
    }
}
