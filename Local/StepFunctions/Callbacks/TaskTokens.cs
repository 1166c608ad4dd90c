using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Stepyard.Local.StepFunctions.Callbacks;

/// <summary>Makes task tokens, and tells which execution a token is of. To anyone else a token says nothing, and nobody else can make one.</summary>
/// <remarks>
/// A token is the execution's ARN, encrypted with a key that only the yard's data folder has. It is the same one when an execution is repeated
/// after a crash, for whoever waits has the one from before.
/// </remarks>
/// <param name="key">The key; the tokens are good in every yard that has it.</param>
internal sealed class TaskTokens(byte[] key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = NonceLength + TagLength;

    /// <param name="executionArn">The execution that the token is of.</param>
    /// <param name="purpose">What it is for: the same for the same token, and another one for every other token.</param>
    public string New(string executionArn, string purpose)
    {
        var text = Encoding.UTF8.GetBytes(executionArn);
        var token = new byte[Overhead + text.Length].AsSpan();
        var nonce = token[..NonceLength];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose)).AsSpan(0, NonceLength).CopyTo(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, text, token[Overhead..], token[NonceLength..Overhead]);
        return Convert.ToBase64String(token);
    }

    /// <returns>The execution's ARN; null for a text that is no token of this yard.</returns>
    public string? ExecutionOf(string token)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(token.Length)].AsSpan();
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length <= Overhead)
        {
            return null;
        }

        try
        {
            var text = new byte[length - Overhead];
            using var cipher = new AesGcm(key, TagLength);
            cipher.Decrypt(bytes[..NonceLength], bytes[Overhead..length], bytes[NonceLength..Overhead], text);
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
