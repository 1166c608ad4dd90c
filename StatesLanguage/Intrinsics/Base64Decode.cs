using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.Base64Decode($.text)</c>: the UTF-8 text that Base64 encodes, of at most 10,000 characters.</summary>
internal static class Base64Decode
{
    public static readonly IntrinsicFunction Function = new("States.Base64Decode", 1, 1, (arguments, _) =>
    {
        const string Allowed = "a Base64 text of at most 10,000 characters";
        if (arguments[0] is not StringValue { Text: { Length: <= IntrinsicFunction.LongestData } text })
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], Allowed);
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? StringValue.Create(Encoding.UTF8.GetString(bytes, 0, length))
            : IntrinsicFunction.WrongArgument(1, arguments[0], Allowed);
    });
}
