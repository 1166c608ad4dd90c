using System.Net;

namespace Stepyard.Local.S3.Buckets;

/// <summary>The rules for names of buckets.</summary>
/// <remarks>AWS: Amazon S3 User Guide, "General purpose bucket naming rules".</remarks>
internal static class BucketName
{
    private const int Shortest = 3;
    private const int Longest = 63;

    public static bool IsValid(string name) =>
        name.Length is >= Shortest and <= Longest
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '.')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal) && !IPAddress.TryParse(name, out _)
        && !name.StartsWith("xn--", StringComparison.Ordinal) && !name.EndsWith("-s3alias", StringComparison.Ordinal);
}
