using System.Collections.Immutable;

namespace Stepyard.Local.CloudWatchLogs.FilterPatterns;

/// <summary>Terms in plain text: all that are required, none that is excluded (<c>-term</c>), or else one of those that are optional (<c>?term</c>).</summary>
/// <remarks>Terms are case-sensitive and occur anywhere, also in words. Beside required or excluded terms optional ones don't count.</remarks>
internal sealed record TermPattern(ImmutableArray<string> Required, ImmutableArray<string> Excluded, ImmutableArray<string> Optional) : FilterPattern
{
    public override bool Matches(string message) =>
        Required.All(term => message.Contains(term, StringComparison.Ordinal))
        && !Excluded.Any(term => message.Contains(term, StringComparison.Ordinal))
        && (Optional.IsEmpty || !Required.IsEmpty || !Excluded.IsEmpty || Optional.Any(term => message.Contains(term, StringComparison.Ordinal)));

    public static TermPattern Parse(ReadOnlySpan<char> text)
    {
        var terms = new TermPattern([], [], []);
        while (!(text = text.TrimStart()).IsEmpty)
        {
            var sign = text[0] is '-' or '?' ? text[0] : ' ';
            text = sign == ' ' ? text : text[1..];
            var term = text is ['"', ..] ? Phrase(ref text) : Word(ref text);
            terms = sign switch
            {
                '-' => terms with { Excluded = terms.Excluded.Add(term) },
                '?' => terms with { Optional = terms.Optional.Add(term) },
                _ => terms with { Required = terms.Required.Add(term) },
            };
        }

        return terms;
    }

    private static string Word(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(' ', '\t', '\n');
        var word = (end < 0 ? text : text[..end]).ToString();
        text = text[word.Length..];
        return word.Length > 0 && word.All(character => char.IsLetterOrDigit(character) || character == '_')
            ? word
            : throw Invalid($"Invalid character(s) in term '{word}': put terms with other characters than letters, digits and underscores in double quotation marks.");
    }

    private static string Phrase(ref ReadOnlySpan<char> text)
    {
        var end = text[1..].IndexOf('"');
        if (end < 0)
        {
            throw Invalid("Invalid filter pattern: a double quotation mark is not closed.");
        }

        var phrase = text.Slice(1, end).ToString();
        text = text[(end + 2)..];
        return phrase;
    }
}
