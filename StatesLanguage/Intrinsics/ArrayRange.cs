using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.ArrayRange(1, 9, 2)</c>: the integers from the first to the last, which is included where a step lands on it. At most 1,000.</summary>
internal static class ArrayRange
{
    private const int MostItems = 1000;

    public static readonly IntrinsicFunction Function = new("States.ArrayRange", 3, 3, (arguments, _) =>
    {
        Span<long> bounds = stackalloc long[3];
        for (var i = 0; i < bounds.Length; i++)
        {
            if (arguments[i] is not NumberValue number || Rounding.ToInteger(number) is not { } bound)
            {
                return IntrinsicFunction.WrongArgument(i + 1, arguments[i], "an integer");
            }

            bounds[i] = bound;
        }

        var (first, last, step) = (bounds[0], bounds[1], bounds[2]);
        if (step == 0)
        {
            return IntrinsicFunction.WrongArgument(3, arguments[2], "an integer other than 0, the step");
        }

        var count = ((Int128)last - first) / step + 1;
        if (count > MostItems)
        {
            return Outcome.Failed($"The range has {count} items, but at most {MostItems} are allowed");
        }

        if (step > 0 ? first > last : first < last)
        {
            return ArrayValue.Empty;
        }

        var items = new Value[(int)count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = first + i * step;
        }

        return ArrayValue.Create(items);
    });
}
