using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Stepyard.Local.StepFunctions.Callbacks;
using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Local.StepFunctions;

/// <summary>The ids and random numbers of one execution: the same ones whenever it is repeated, and no other execution's.</summary>
/// <param name="executionArn">The execution.</param>
/// <param name="startDate">When it was started: after its state machine was deleted, another one may have the same ARN.</param>
/// <param name="tokens">Makes its task tokens.</param>
internal sealed class DerivedIds(string executionArn, DateTimeOffset startDate, TaskTokens tokens) : IRandomness
{
    private Random? _random;
    private int _guids;
    private int _tokens;

    // Made when it is asked for: it is large, and most executions draw nothing.
    public Random Random => _random ??= new(BinaryPrimitives.ReadInt32LittleEndian(Hash("random")));

    public Guid NewGuid()
    {
        Span<byte> bytes = Hash($"uuid {++_guids}").AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    public string NewTaskToken() => tokens.New(executionArn, Named($"token {++_tokens}"));

    /// <summary>The id of its X-Ray segment: 16 hex digits.</summary>
    public string SegmentId() => Convert.ToHexStringLower(Hash("segment").AsSpan(0, 8));

    private byte[] Hash(string what) => SHA256.HashData(Encoding.UTF8.GetBytes(Named(what)));

    private string Named(string what) => string.Create(CultureInfo.InvariantCulture, $"{executionArn} {startDate.UtcTicks} {what}");
}
