using System.Globalization;

namespace Stepyard.Local.S3;

/// <summary>The part of an object that a <c>Range</c> header asks for.</summary>
/// <param name="First">The first byte, from 0.</param>
/// <param name="Last">The last byte.</param>
/// <remarks>AWS: Amazon S3 API Reference, GetObject, "Range"; one range only.</remarks>
internal sealed record ByteRange(long First, long Last)
{
    public long Length => Last - First + 1;

    /// <summary>Reads a header such as <c>bytes=0-99</c>, <c>bytes=100-</c> or <c>bytes=-100</c>; null where it is none of these, which means the whole object.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidRange</c>: it begins behind the end.</exception>
    public static ByteRange? Parse(string? header, long size)
    {
        const string Unit = "bytes=";
        if (header is null || !header.StartsWith(Unit, StringComparison.Ordinal) || header[Unit.Length..].Split('-') is not [var from, var to])
        {
            return null;
        }

        var hasFrom = long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first);
        var hasTo = long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last);
        var range = (hasFrom, hasTo) switch
        {
            (true, true) when first <= last => new ByteRange(first, Math.Min(last, size - 1)),
            (true, false) when to.Length == 0 => new ByteRange(first, size - 1),
            (false, true) when from.Length == 0 => new ByteRange(Math.Max(0, size - last), size - 1),
            _ => null,
        };
        return range is not { } found || found.First <= found.Last ? range : throw S3Error.InvalidRange(header);
    }
}
