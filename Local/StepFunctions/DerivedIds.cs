using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stepyard.Local.StepFunctions;

/// <summary>The ids and random numbers of one execution: the same ones whenever it is repeated, and no other execution's.</summary>
/// <remarks>Called on the execution's thread alone, so that each is the same in its turn.</remarks>
internal sealed class DerivedIds(string executionArn, DateTimeOffset startDate)
{
    private int _guids;
    private int _tokens;

    /// <summary>The next UUID.</summary>
    public Guid NewGuid()
    {
        Span<byte> bytes = Hash($"uuid {++_guids}").AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>What the next task token is made for: no two tokens are made for the same.</summary>
    public string NextToken() => Named($"token {++_tokens}");

    /// <summary>Where random numbers are drawn from.</summary>
    public Random NewRandom() => new(BinaryPrimitives.ReadInt32LittleEndian(Hash("random")));

    /// <summary>The id of its X-Ray segment: 16 hex digits.</summary>
    public string SegmentId() => Convert.ToHexStringLower(Hash("segment").AsSpan(0, 8));

    private byte[] Hash(string what) => SHA256.HashData(Encoding.UTF8.GetBytes(Named(what)));

    private string Named(string what) => string.Create(CultureInfo.InvariantCulture, $"{executionArn} {startDate.UtcTicks} {what}");
}
