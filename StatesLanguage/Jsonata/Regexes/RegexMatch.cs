using System.Text.RegularExpressions;

namespace Stepyard.StatesLanguage.Jsonata.Regexes;

/// <summary>One match of a <see cref="JavaScriptRegex"/>.</summary>
internal sealed class RegexMatch
{
    private readonly JavaScriptRegex _regex;
    private readonly string _text;

    internal RegexMatch(JavaScriptRegex regex, string text, Match match)
    {
        (_regex, _text) = (regex, text);
        (Value, Start) = (match.Value, match.Index);
        Groups = [.. match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? group.Value : null)];
    }

    /// <summary>The text matched.</summary>
    public string Value { get; }

    public int Start { get; }

    public int End => Start + Value.Length;

    /// <summary>What the groups matched; null for those that took no part.</summary>
    public IReadOnlyList<string?> Groups { get; }

    /// <summary>The match after this one; null where there is none.</summary>
    /// <exception cref="JsonataException">D1004: it is empty, so that there would be no end of matches.</exception>
    public RegexMatch? Next()
    {
        var next = End < _text.Length ? _regex.Match(_text, End) : null;
        return next is { Value.Length: 0 } ? throw new JsonataException("D1004") : next;
    }
}
