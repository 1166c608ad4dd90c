using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.ArrayUnique($.array)</c>: the items without those that equal an earlier one.</summary>
internal static class ArrayUnique
{
    public static readonly IntrinsicFunction Function = new(
        "States.ArrayUnique",
        1,
        1,
        (arguments, _) => arguments[0] is ArrayValue items
            ? ArrayValue.Create([.. items.Distinct()])
            : IntrinsicFunction.WrongArgument(1, arguments[0], "an array"));
}
