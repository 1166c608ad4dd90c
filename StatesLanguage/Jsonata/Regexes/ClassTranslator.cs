using System.Text;

namespace Stepyard.StatesLanguage.Jsonata.Regexes;

/// <summary>Translates a character class: <c>[^\w-]</c>. JavaScript has the empty one and its opposite, .NET has subtraction; neither the other's.</summary>
internal static class ClassTranslator
{
    /// <summary>Translates the class whose opening bracket was just read; <paramref name="at"/> moves behind its closing one.</summary>
    /// <exception cref="JsonataException">S0303: it is not closed, or a range of it is turned round.</exception>
    public static string Translate(string pattern, ref int at)
    {
        var negated = at < pattern.Length && pattern[at] == '^';
        at += negated ? 1 : 0;
        var members = new StringBuilder();
        while (Peek(pattern, at) != ']')
        {
            var from = Read(pattern, ref at);
            if (Peek(pattern, at) != '-' || Peek(pattern, at + 1) == ']')
            {
                members.Append(from.Inside);
                continue;
            }

            at++;
            var to = Read(pattern, ref at);
            members.Append(Range(pattern, from, to));
        }

        at++;
        return members.Length > 0 ? $"[{(negated ? "^" : "")}{members}]"
            : negated ? @"[\u0000-\uFFFF]"
            : "(?!)";
    }

    private static string Range(string pattern, PatternEscape from, PatternEscape to)
    {
        if (from.Character is not { } first || to.Character is not { } last)
        {
            // Between classes, the dash is a character.
            return from.Inside + PatternEscape.Literal('-') + to.Inside;
        }

        return first <= last
            ? $"{from.Inside}-{to.Inside}"
            : throw JavaScriptRegex.Invalid(pattern, "Range out of order in character class");
    }

    private static PatternEscape Read(string pattern, ref int at)
    {
        var sign = Peek(pattern, at++);
        if (sign != '\\')
        {
            return new PatternEscape(sign, "");
        }

        if (Peek(pattern, at) == 'b')
        {
            at++;
            return new PatternEscape('\b', "");
        }

        return PatternEscape.Read(pattern, ref at);
    }

    private static char Peek(string pattern, int at) =>
        at < pattern.Length ? pattern[at] : throw JavaScriptRegex.Invalid(pattern, "Unterminated character class");
}
