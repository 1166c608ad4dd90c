using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.ArrayLength($.array)</c>: the number of items.</summary>
internal static class ArrayLength
{
    public static readonly IntrinsicFunction Function = new(
        "States.ArrayLength",
        1,
        1,
        (arguments, _) => arguments[0] is ArrayValue items
            ? NumberValue.Create(items.Count)
            : IntrinsicFunction.WrongArgument(1, arguments[0], "an array"));
}
