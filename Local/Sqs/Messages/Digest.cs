using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Stepyard.Local.Sqs.Messages;

/// <summary>The MD5 digests by which a client checks that a message arrived as it was sent.</summary>
/// <remarks>AWS: Amazon SQS Developer Guide, Calculating the MD5 message digest for message attributes.</remarks>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "AWS's clients check this digest.")]
internal static class Digest
{
    public static string Of(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));

    /// <summary>The digest of attributes; null where there is none.</summary>
    public static string? Of(IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        if (attributes.Count == 0)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        foreach (var (name, attribute) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            WriteWithLength(bytes, Encoding.UTF8.GetBytes(name));
            WriteWithLength(bytes, Encoding.UTF8.GetBytes(attribute.DataType));
            bytes.WriteByte((byte)(attribute.IsBinary ? 2 : 1));
            WriteWithLength(bytes, attribute.Bytes);
        }

        return Convert.ToHexStringLower(MD5.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static void WriteWithLength(MemoryStream bytes, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        bytes.Write(length);
        bytes.Write(value);
    }
}
