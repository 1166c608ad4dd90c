using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.Base64Encode($.text)</c>: a text of at most 10,000 characters as the Base64 of its UTF-8 bytes.</summary>
internal static class Base64Encode
{
    public static readonly IntrinsicFunction Function = new(
        "States.Base64Encode",
        1,
        1,
        (arguments, _) => arguments[0] is StringValue { Text: { Length: <= IntrinsicFunction.LongestData } text }
            ? StringValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))
            : IntrinsicFunction.WrongArgument(1, arguments[0], "a text of at most 10,000 characters"));
}
