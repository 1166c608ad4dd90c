using System.Security.Cryptography;

namespace Stepyard.Local.Iam;

/// <summary>Makes credentials in the shape that STS issues: an <c>ASIA…</c> key id of 20 characters, a secret, a session token.</summary>
internal static class TemporaryCredentials
{
    private const string KeyCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static Credentials Create() => new(
        "ASIA" + RandomNumberGenerator.GetString(KeyCharacters, 16),
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)),
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)));
}
