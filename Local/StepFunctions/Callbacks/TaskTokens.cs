using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Stepyard.Local.StepFunctions.Callbacks;

/// <summary>Makes task tokens, and tells which execution a token is of. To anyone else a token says nothing, and nobody else can make one.</summary>
/// <remarks>A token is the execution's ARN, encrypted with a key that only this yard has; no two tokens are the same.</remarks>
internal sealed class TaskTokens
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = NonceLength + TagLength;

    // Not from the yard's own randomness: this must not be guessed.
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string New(string executionArn)
    {
        var text = Encoding.UTF8.GetBytes(executionArn);
        var token = new byte[Overhead + text.Length].AsSpan();
        var nonce = token[..NonceLength];
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagLength);
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
            using var cipher = new AesGcm(_key, TagLength);
            cipher.Decrypt(bytes[..NonceLength], bytes[Overhead..length], bytes[NonceLength..Overhead], text);
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
