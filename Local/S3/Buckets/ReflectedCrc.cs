using System.Buffers.Binary;

namespace Stepyard.Local.S3.Buckets;

/// <summary>Cyclic redundancy checks of up to 64 bits whose polynomial is reflected, and which start and end with all bits inverted.</summary>
internal static class ReflectedCrc
{
    /// <param name="content">What to check.</param>
    /// <param name="polynomial">The polynomial, lowest bit first.</param>
    /// <param name="bytes">The checksum's length: 4 or 8.</param>
    /// <returns>The checksum, big-endian.</returns>
    public static byte[] Of(ReadOnlySpan<byte> content, ulong polynomial, int bytes)
    {
        Span<ulong> table = stackalloc ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                table[i] = (table[i] >> 1) ^ ((table[i] & 1) * polynomial);
            }
        }

        var all = ulong.MaxValue >> (64 - (8 * bytes));
        var checksum = all;
        foreach (var value in content)
        {
            checksum = (checksum >> 8) ^ table[(byte)checksum ^ value];
        }

        Span<byte> result = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(result, checksum ^ all);
        return result[(8 - bytes)..].ToArray();
    }
}
