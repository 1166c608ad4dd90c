using System.Text.RegularExpressions;

namespace Stepyard.StatesLanguage.Jsonata.Regexes;

/// <summary>A regular expression of JSONata, <c>/pattern/im</c>, which means what JavaScript means by it.</summary>
internal sealed class JavaScriptRegex
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    private JavaScriptRegex(Regex regex) => _regex = regex;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="JsonataException">S0303: the pattern is no regular expression.</exception>
    public static JavaScriptRegex Parse(string pattern, bool ignoreCase = false, bool multiline = false)
    {
        var options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new JavaScriptRegex(new Regex(PatternTranslator.Translate(pattern, multiline), options, MatchTimeout));
        }
        catch (ArgumentException e)
        {
            throw Invalid(pattern, e.Message);
        }
    }

    /// <summary>The first match from an index of the text on; null where there is none.</summary>
    /// <exception cref="JsonataException">U1001: the match takes too long.</exception>
    public RegexMatch? Match(string text, int from = 0)
    {
        try
        {
            return _regex.Match(text, from) is { Success: true } match ? new RegexMatch(this, text, match) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("U1001", text: "Expression evaluation timeout: a regular expression takes too long to match");
        }
    }

    /// <summary>The exception for a pattern that is no regular expression.</summary>
    internal static JsonataException Invalid(string pattern, string problem) =>
        new("S0303", token: pattern, text: $"Invalid regular expression: /{pattern}/: {problem}");
}
