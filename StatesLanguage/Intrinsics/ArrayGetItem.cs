using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.ArrayGetItem($.array, 2)</c>: the item at an index, which counts from 0.</summary>
internal static class ArrayGetItem
{
    public static readonly IntrinsicFunction Function = new("States.ArrayGetItem", 2, 2, (arguments, _) =>
    {
        if (arguments[0] is not ArrayValue items)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "an array");
        }

        return arguments[1] is NumberValue { IsInteger: true, AsInt64: var index } && index >= 0 && index < items.Count
            ? items[(int)index]
            : IntrinsicFunction.WrongArgument(2, arguments[1], $"an integer from 0 to {items.Count - 1}, an index of the array");
    });
}
