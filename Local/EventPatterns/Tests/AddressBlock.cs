using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"cidr": "10.0.0.0/24"}</c>: an IPv4 or IPv6 address from that one on, to the end of its block.</summary>
/// <remarks>AWS: Event Ruler, README, "IP Address Matching".</remarks>
internal sealed record AddressBlock(IPAddress First, UInt128 Last) : ValueTest
{
    public override bool Holds(Value value) =>
        value is StringValue { Text: var text } && AddressOf(text) is { } address && address.AddressFamily == First.AddressFamily
        && Number(address) >= Number(First) && Number(address) <= Last;

    /// <exception cref="PatternException">It is no block.</exception>
    public static AddressBlock Parse(string block)
    {
        if (block.Split('/') is not [var start, var bits])
        {
            throw new PatternException("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(bits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mask))
        {
            throw new PatternException("Malformed CIDR, mask bits must be an integer");
        }

        if (mask < 0)
        {
            throw new PatternException("Malformed CIDR, mask bits must not be negative");
        }

        var first = AddressOf(start) ?? throw new PatternException($"Nonstandard IP address: {start}");
        var (size, name) = first.AddressFamily == AddressFamily.InterNetwork ? (32, "IPv4") : (128, "IPv6");
        return mask < size
            ? new(first, Number(first) | ((UInt128.One << (size - mask)) - 1))
            : throw new PatternException($"{name} mask bits must be < {size}");
    }

    /// <summary>The address alone, however it is written; null for a text that is no address.</summary>
    public static AddressBlock? Of(string text) => AddressOf(text) is { } address ? new(address, Number(address)) : null;

    // .NET reads "1", "0x7f.1.1.1" and "fe80::1%2" as addresses too.
    private static IPAddress? AddressOf(string text)
    {
        var isPlain = text.Contains(':', StringComparison.Ordinal)
            ? text.All(character => char.IsAsciiHexDigit(character) || character == ':')
            : text.Count(character => character == '.') == 3 && text.All(character => char.IsAsciiDigit(character) || character == '.');
        return isPlain && IPAddress.TryParse(text, out var address) ? address : null;
    }

    private static UInt128 Number(IPAddress address) =>
        address.GetAddressBytes().Aggregate(UInt128.Zero, (number, part) => (number << 8) | part);
}
