using System.Text.Json;
using System.Text.RegularExpressions;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Testing;

/// <summary>Puts values in the place of a definition's <c>${…}</c> placeholders, as the stack does.</summary>
internal static partial class Substitutions
{
    /// <exception cref="WorkflowSetupException">The definition has no such placeholder.</exception>
    public static string Apply(string definition, IReadOnlyDictionary<string, string>? values, string source)
    {
        if (values is null)
        {
            return definition;
        }

        var names = Placeholder().Matches(definition).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var name in values.Keys.Where(name => !names.Contains(name)))
        {
            throw new WorkflowSetupException(
                $"{source} has no placeholder ${{{name}}}{(Names.DidYouMean(name, names) is { } meant ? $"; {meant}" : ".")} It has: {(names.Length == 0 ? "none" : string.Join(", ", names))}.");
        }

        return Placeholder().Replace(definition, match => values.TryGetValue(match.Groups["name"].Value, out var value) ? JsonEncodedText.Encode(value).ToString() : match.Value);
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
