using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.StringSplit($.text, '.+')</c>: the pieces between any of the separating characters, without empty ones.</summary>
internal static class StringSplit
{
    public static readonly IntrinsicFunction Function = new("States.StringSplit", 2, 2, (arguments, _) =>
    {
        if (arguments[0] is not StringValue text)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "a text");
        }

        if (arguments[1] is not StringValue separators)
        {
            return IntrinsicFunction.WrongArgument(2, arguments[1], "a text, the separating characters");
        }

        // Without any separator .NET would split at blanks.
        string[] pieces = separators.Text.Length == 0 && text.Text.Length > 0
            ? [text.Text]
            : text.Text.Split(separators.Text.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        return ArrayValue.Create([.. pieces.Select(StringValue.Create)]);
    });
}
