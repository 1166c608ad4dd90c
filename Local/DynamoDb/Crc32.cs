namespace Stepyard.Local.DynamoDb;

/// <summary>The checksum (CRC-32 of IEEE 802.3) in DynamoDB's header <c>x-amz-crc32</c>; the framework has it in a package only.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                checksum = (checksum >> 1) ^ ((checksum & 1) * Polynomial);
            }
        }

        return ~checksum;
    }
}
