using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.Array($.a, 'b', 3)</c>: an array of the arguments.</summary>
internal static class Array
{
    public static readonly IntrinsicFunction Function = new(
        "States.Array", 0, int.MaxValue, (arguments, _) => ArrayValue.Create(arguments.ToArray()));
}
