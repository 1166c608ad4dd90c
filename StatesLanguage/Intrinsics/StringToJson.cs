using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.StringToJson($.text)</c>: what a JSON text says.</summary>
internal static class StringToJson
{
    public static readonly IntrinsicFunction Function = new(
        "States.StringToJson",
        1,
        1,
        (arguments, _) => arguments[0] is StringValue text && Value.TryParse(text.Text, out var value)
            ? value
            : IntrinsicFunction.WrongArgument(1, arguments[0], "a JSON text"));
}
