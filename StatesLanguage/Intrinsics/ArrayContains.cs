using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.ArrayContains($.array, $.value)</c>: whether an item equals the value.</summary>
internal static class ArrayContains
{
    public static readonly IntrinsicFunction Function = new(
        "States.ArrayContains",
        2,
        2,
        (arguments, _) => arguments[0] is ArrayValue items
            ? BooleanValue.Of(items.Items.Contains(arguments[1]))
            : IntrinsicFunction.WrongArgument(1, arguments[0], "an array"));
}
