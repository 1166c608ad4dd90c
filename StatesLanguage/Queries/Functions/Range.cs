using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Evaluation.FunctionValues;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Queries.Functions;

/// <summary>
/// <c>$range(0, 10, 2)</c>: the integers from the first to the last, which is included where a step lands on it.
/// One alone is no array; of a step that leads away, or of none, comes nothing.
/// </summary>
internal static class Range
{
    // Measured: AWS gives as many and refuses one more.
    private const int MostItems = 360_145;

    public static readonly NativeFunction Function = new("range", "<x?x?x?:x>", Run);

    private static Value? Run(Call call, Value?[] arguments)
    {
        var first = Arguments.Integer(arguments[0], 1);
        var last = Arguments.Integer(arguments[1], 2);
        var step = arguments[2] is null ? 0 : Arguments.Integer(arguments[2], 3);
        if (step == 0 || (step > 0 ? first > last : first < last))
        {
            return null;
        }

        var count = ((Int128)last - first) / step + 1;
        if (count > MostItems)
        {
            throw Limits.TooLarge();
        }

        return first == last ? first : ArrayValue.Create([.. Enumerable.Range(0, (int)count).Select(i => NumberValue.Create(first + (i * step)))]);
    }
}
