using System.Security.Cryptography;
using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>The hashes that both query languages have.</summary>
internal static class HashAlgorithms
{
    /// <summary>The hash of a text's UTF-8 in lower-case hexadecimal; null where there is no such algorithm.</summary>
    /// <param name="text">The text.</param>
    /// <param name="algorithm"><c>MD5</c>, <c>SHA-1</c>, <c>SHA-256</c>, <c>SHA-384</c> or <c>SHA-512</c>.</param>
    public static StringValue? Compute(string text, string algorithm)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350, CA5351 // MD5 and SHA-1 are part of the language; nothing here relies on them.
        var hash = algorithm switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => null,
        };
#pragma warning restore CA5350, CA5351
        return hash is null ? null : StringValue.Create(Convert.ToHexStringLower(hash));
    }
}
