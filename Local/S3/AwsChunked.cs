using System.Globalization;
using System.Text;
using Stepyard.Local.Wire;

namespace Stepyard.Local.S3;

/// <summary>The content encoding <c>aws-chunked</c>: chunks with their signatures, then trailing headers such as the checksum.</summary>
/// <remarks>AWS: Amazon S3 API Reference, "Signature calculations for the Authorization header: transferring payload in multiple chunks".</remarks>
internal static class AwsChunked
{
    /// <summary>Decodes a body; the trailing headers are added to <paramref name="trailers"/> in lower case.</summary>
    /// <exception cref="AwsException"><c>IncompleteBody</c>.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> body, Dictionary<string, string> trailers)
    {
        using var content = new MemoryStream(body.Length);
        while (true)
        {
            var line = TakeLine(ref body);
            var size = line.Split(';')[0];
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0 || length > body.Length)
            {
                throw new AwsException("IncompleteBody", "The request body terminated unexpectedly");
            }

            if (length == 0)
            {
                ReadTrailers(body, trailers);
                return content.ToArray();
            }

            content.Write(body[..length]);
            body = body[length..];
            TakeLine(ref body);
        }
    }

    private static void ReadTrailers(ReadOnlySpan<byte> body, Dictionary<string, string> trailers)
    {
        while (!body.IsEmpty)
        {
            var line = TakeLine(ref body);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                trailers[line[..colon].Trim().ToLowerInvariant()] = line[(colon + 1)..].Trim();
            }
        }
    }

    private static string TakeLine(ref ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf("\r\n"u8);
        var line = Encoding.UTF8.GetString(end < 0 ? body : body[..end]);
        body = end < 0 ? [] : body[(end + 2)..];
        return line;
    }
}
