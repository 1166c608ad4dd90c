using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries.Functions;

/// <summary>
/// <c>$partition([1, 2, 3], 2)</c>: the array cut into arrays of a length, the last one perhaps shorter.
/// Of an empty array, or of a length of 0, comes nothing; without a length the array is one piece.
/// </summary>
internal static class Partition
{
    public static readonly NativeFunction Function = new("partition", "<x?x?:x>", Run);

    private static ArrayValue? Run(Call call, Value?[] arguments)
    {
        if (arguments[0] is null or ArrayValue { Count: 0 })
        {
            return null;
        }

        if (arguments[0] is not ArrayValue items)
        {
            throw new JsonataException("T0412", index: 1);
        }

        var length = arguments[1] is null ? items.Count : Arguments.Integer(arguments[1], 2);
        if (length < 0)
        {
            throw Arguments.Refuse("Second argument must be zero or greater");
        }

        return length == 0 ? null : ArrayValue.Create([.. items.Chunk((int)Math.Min(length, items.Count)).Select(chunk => ArrayValue.Create(chunk))]);
    }
}
