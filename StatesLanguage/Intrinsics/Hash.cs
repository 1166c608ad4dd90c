using System.Security.Cryptography;
using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary><c>States.Hash($.data, 'SHA-256')</c>: the hash, in lower-case hexadecimal, of data of at most 10,000 characters.</summary>
internal static class Hash
{
    public static readonly IntrinsicFunction Function = new("States.Hash", 2, 2, (arguments, _) =>
    {
        var text = arguments[0] is StringValue data ? data.Text : arguments[0].ToJson();
        if (text.Length > IntrinsicFunction.LongestData)
        {
            return IntrinsicFunction.WrongArgument(1, arguments[0], "data of at most 10,000 characters");
        }

        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350, CA5351 // MD5 and SHA-1 are part of the language; nothing here relies on them.
        var hash = (arguments[1] as StringValue)?.Text switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => null,
        };
#pragma warning restore CA5350, CA5351
        return hash is null
            ? IntrinsicFunction.WrongArgument(2, arguments[1], "'MD5', 'SHA-1', 'SHA-256', 'SHA-384' or 'SHA-512'")
            : StringValue.Create(Convert.ToHexStringLower(hash));
    });
}
