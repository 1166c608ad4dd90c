using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models.Keywords;

/// <summary>The formats of draft 4, and those that API Gateway's library adds: each tells what is wrong with a text, or null.</summary>
internal static partial class Formats
{
    private const string DateTimeFormats = "[yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]";

    private static readonly Dictionary<string, Func<string, string?>> ByName = new()
    {
        ["date-time"] = text => Timestamp.TryParse(text, out _) ? null : $"string \"{text}\" is invalid against requested date format(s) {DateTimeFormats}",
        ["email"] = text => Email.IsMatch(text) ? null : $"string \"{text}\" is not a valid email address",
        ["hostname"] = text => text.Length <= 255 && HostName.IsMatch(text) ? null : $"string \"{text}\" is not a valid hostname",
        ["ipv4"] = text => IPv4.IsMatch(text) ? null : $"string \"{text}\" is not a valid IPv4 address",
        ["ipv6"] = text => IsIPv6(text) ? null : $"string \"{text}\" is not a valid IPv6 address",
        ["mac"] = text => Mac.IsMatch(text) ? null : $"input string \"{text}\" is not a valid MAC address",
        ["regex"] = text => IsRegex(text) ? null : $"string \"{text}\" is not a valid ECMA 262 regular expression",
        ["uri"] = text => Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute) ? null : $"string \"{text}\" is not a valid URI",
        ["uuid"] = text => Uuid.IsMatch(text) ? null : $"input string \"{text}\" is not a valid UUID",
    };

    public static Func<string, string?>? Find(string name) => ByName.GetValueOrDefault(name);

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HostName { get; }

    [GeneratedRegex(@"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IPv4 { get; }

    [GeneratedRegex(@"^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mac { get; }

    [GeneratedRegex(@"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Uuid { get; }

    private static bool IsIPv6(string text) =>
        text.Contains(':', StringComparison.Ordinal) && text.AsSpan().IndexOfAny("%[]/") < 0
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsRegex(string text)
    {
        try
        {
            _ = new Pattern(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
