using System.Globalization;

namespace Stepyard.Local.StepFunctions;

/// <summary>Makes the ids that AWS makes up: execution names, trace ids, session names.</summary>
internal sealed class Ids(Random random, TimeProvider time)
{
    /// <summary>A random UUID as text, as AWS names an execution that was started without a name.</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>The name of a role session: 32 letters, as Step Functions makes them.</summary>
    public string Session() => random.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 32);

    /// <summary>The id of an X-Ray segment: 16 hex digits.</summary>
    public string SegmentId() => random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>An X-Ray trace header for a new, sampled trace: <c>Root=1-EPOCH-RANDOM;Sampled=1</c>.</summary>
    public string TraceHeader()
    {
        Span<byte> bytes = stackalloc byte[12];
        random.NextBytes(bytes);
        Span<char> hex = stackalloc char[24];
        Convert.TryToHexStringLower(bytes, hex, out _);
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{time.GetUtcNow().ToUnixTimeSeconds():x8}-{hex};Sampled=1");
    }
}
