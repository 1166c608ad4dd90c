using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.Hash($.data, 'SHA-256')</c>: the hash, in lower-case hexadecimal, of data of at most 10,000 characters.</summary>
internal static class Hash
{
    public static readonly IntrinsicFunction Function = new("States.Hash", 2, 2, (arguments, _) =>
    {
        var text = arguments[0].ToText();
        if (text.Length > IntrinsicFunction.LongestData)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "data of at most 10,000 characters");
        }

        return (arguments[1] is StringValue algorithm ? HashAlgorithms.Compute(text, algorithm.Text) : null) is { } hash
            ? hash
            : IntrinsicFunction.WrongArgument(2, arguments[1], "'MD5', 'SHA-1', 'SHA-256', 'SHA-384' or 'SHA-512'");
    });
}
