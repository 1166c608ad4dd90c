using System.Text.RegularExpressions;

namespace Stepyard.Tests.Readme;

/// <summary>A line that calls the Pulumi CLI, held to what its documents say: it can't be run where the tests do.</summary>
/// <remarks>Pulumi: "Pulumi CLI commands", as generated for 3.244.0. What this repository uses of it.</remarks>
internal static partial class PulumiCommand
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["login"] = ["--local"],
        ["logout"] = [],
        ["new"] = ["--dir"],
        ["config"] = ["--stack"],
        ["config set"] = ["--stack", "--path"],
        ["stack init"] = ["--secrets-provider"],
        ["stack rm"] = ["--preserve-config"],
        ["stack output"] = ["--stack"],
        ["stack export"] = ["--stack", "--file", "--show-secrets"],
        ["stack import"] = ["--stack", "--file"],
        ["stack change-secrets-provider"] = ["--stack"],
        ["preview"] = ["--stack", "--diff", "--refresh", "--expect-no-changes", "--non-interactive", "--suppress-outputs", "--suppress-progress"],
        ["up"] = ["--stack", "--diff", "--refresh", "--yes", "--non-interactive", "--suppress-outputs", "--suppress-progress"],
        ["refresh"] = ["--stack", "--clear-pending-creates"],
        ["destroy"] = ["--stack"],
        ["cancel"] = ["--stack"],
    };

    // The words of a command, without what a comment says about it.
    public static IEnumerable<string> In(string text) =>
        text.Split('\n').SelectMany(line => Call().Matches(line.Split(" #")[0])).Select(call => call.Groups["words"].Value.Trim());

    /// <summary>What is wrong with a call; null where Pulumi documents it.</summary>
    public static string? Mistake(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var command = parts.Length > 1 && Known.ContainsKey($"{parts[0]} {parts[1]}") ? $"{parts[0]} {parts[1]}" : parts.FirstOrDefault() ?? "";
        if (!Known.TryGetValue(command, out var flags))
        {
            return $"pulumi {words}: not a command that is known here";
        }

        var unknown = parts.Where(part => part.StartsWith("--", StringComparison.Ordinal)).Select(part => part.Split('=')[0]).Except(flags).ToArray();
        return unknown.Length == 0 ? null : $"pulumi {words}: {command} has no {string.Join(", ", unknown)}";
    }

    [GeneratedRegex(@"(^|[\s`(])pulumi (?<words>[a-z]((?!\$\()[^`|&;)])*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
