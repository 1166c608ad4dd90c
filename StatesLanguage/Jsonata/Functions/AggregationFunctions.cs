using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Functions;

/// <summary>JSONata's numeric aggregation functions. See docs.jsonata.org, "Numeric aggregation functions".</summary>
internal static class AggregationFunctions
{
    public static IReadOnlyCollection<NativeFunction> All { get; } =
    [
        new("sum", "<a<n>:n>", (_, arguments) => arguments[0] is ArrayValue numbers ? Sum(numbers) : null),
        new("max", "<a<n>:n>", (_, arguments) => arguments[0] is ArrayValue numbers ? Extreme(numbers, 1) : null),
        new("min", "<a<n>:n>", (_, arguments) => arguments[0] is ArrayValue numbers ? Extreme(numbers, -1) : null),
        new("average", "<a<n>:n>", (_, arguments) => arguments[0] is ArrayValue { Count: > 0 } numbers ? Average(numbers) : null),
    ];

    private static NumberValue Sum(ArrayValue numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers.Items)
        {
            sum += ((NumberValue)number).AsDouble;
        }

        return Numeric.Of(sum);
    }

    private static NumberValue Average(ArrayValue numbers) => Numeric.Of(Sum(numbers).AsDouble / numbers.Count);

    /// <summary>The largest number (sign 1) or the smallest (sign -1).</summary>
    private static NumberValue? Extreme(ArrayValue numbers, int sign)
    {
        NumberValue? extreme = null;
        foreach (var item in numbers.Items)
        {
            var number = (NumberValue)item;
            if (extreme is null || NumberValue.Compare(number, extreme) * sign > 0)
            {
                extreme = number;
            }
        }

        return extreme;
    }
}
