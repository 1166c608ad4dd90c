using System.Security.Cryptography;

namespace Stepyard.Local.S3.Buckets;

/// <summary>The checksum that an object is kept with.</summary>
/// <param name="Algorithm">The algorithm in S3's words, such as <c>CRC32</c>.</param>
/// <param name="Value">The checksum, big-endian, in Base64.</param>
/// <remarks>AWS: Amazon S3 User Guide, "Checking object integrity in Amazon S3".</remarks>
internal sealed record Checksum(string Algorithm, string Value)
{
    /// <summary>What S3 computes for an object that was put without a checksum.</summary>
    public const string Usual = "CRC64NVME";

    private static readonly Dictionary<string, Func<ReadOnlySpan<byte>, byte[]>> Algorithms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CRC32"] = content => ReflectedCrc.Of(content, 0xEDB88320, bytes: 4),
        ["CRC32C"] = content => ReflectedCrc.Of(content, 0x82F63B78, bytes: 4),
        [Usual] = content => ReflectedCrc.Of(content, 0x9A6C9329AC4BC9B5, bytes: 8),
#pragma warning disable CA5350 // SHA-1 is one of S3's; it finds damage, not forgery.
        ["SHA1"] = content => SHA1.HashData(content),
#pragma warning restore CA5350
        ["SHA256"] = content => SHA256.HashData(content),
    };

    /// <summary>The algorithms' names, in upper case.</summary>
    public static IEnumerable<string> Names => Algorithms.Keys;

    /// <summary>The header that carries the checksum, such as <c>x-amz-checksum-crc32</c>.</summary>
    public string Header => HeaderOf(Algorithm);

    public static string HeaderOf(string algorithm) => $"x-amz-checksum-{algorithm.ToLowerInvariant()}";

    /// <summary>Computes a checksum by one of <see cref="Names"/>.</summary>
    public static Checksum Of(ReadOnlySpan<byte> content, string algorithm) =>
        new(algorithm.ToUpperInvariant(), Convert.ToBase64String(Algorithms[algorithm](content)));
}
