using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.JsonToString($.data)</c>: the data as JSON text.</summary>
internal static class JsonToString
{
    public static readonly IntrinsicFunction Function = new(
        "States.JsonToString", 1, 1, (arguments, _) => StringValue.Create(arguments[0].ToJson()));
}
