using System.Globalization;
using System.Text;

namespace Stepyard.StatesLanguage.Jsonata.Regexes;

/// <summary>
/// Translates a regular expression of JavaScript (without its u flag) to one of .NET that matches the same texts.
/// ECMAScript: https://tc39.es/ecma262/#sec-patterns and https://tc39.es/ecma262/#sec-regular-expressions-patterns
/// </summary>
/// <remarks>
/// Where the two differ: <c>.</c>, <c>^</c> and <c>$</c> know four line ends; <c>\d \w \s \b</c> are ASCII's (blanks apart); a reference to a group
/// that took no part matches nothing at all; groups are numbered in the order written, named or not; a letter escaped for no reason is itself.
/// One difference stays: a group in a repetition keeps what it matched in an earlier round.
/// </remarks>
internal sealed class PatternTranslator
{
    private const string LineEnds = @"\n\r\u2028\u2029";

    private readonly string _pattern;
    private readonly bool _multiline;
    private readonly GroupNames _groups;
    private readonly StringBuilder _output = new();

    private int _at;

    private PatternTranslator(string pattern, bool multiline) =>
        (_pattern, _multiline, _groups) = (pattern, multiline, GroupNames.Of(pattern));

    private char Current => _at < _pattern.Length ? _pattern[_at] : '\0';

    /// <summary>The same pattern for .NET, whose options must not contain Multiline.</summary>
    /// <exception cref="JsonataException">S0303: the pattern is not JavaScript's.</exception>
    public static string Translate(string pattern, bool multiline) => new PatternTranslator(pattern, multiline).Translate();

    private string Translate()
    {
        while (_at < _pattern.Length)
        {
            var sign = _pattern[_at++];
            switch (sign)
            {
                case '\\':
                    Escape();
                    break;
                case '[':
                    _output.Append(ClassTranslator.Translate(_pattern, ref _at));
                    break;
                case '(':
                    Open();
                    break;
                case '.':
                    _output.Append($"[^{LineEnds}]");
                    break;
                case '^':
                    _output.Append(_multiline ? $@"(?:(?<=[{LineEnds}])|\A)" : @"\A");
                    break;
                case '$':
                    _output.Append(_multiline ? $@"(?:(?=[{LineEnds}])|\z)" : @"\z");
                    break;
                case '{' when QuantifierLength() is { } length:
                    _output.Append(_pattern, _at - 1, length);
                    _at += length - 1;
                    break;
                case ')' or '|' or '*' or '+' or '?':
                    _output.Append(sign);
                    break;
                default:
                    _output.Append(PatternEscape.Literal(sign));
                    break;
            }
        }

        return _output.ToString();
    }

    private void Escape()
    {
        switch (Current)
        {
            case '\0' when _at >= _pattern.Length:
                throw JavaScriptRegex.Invalid(_pattern, @"\ at end of pattern");
            case 'b':
                Boundary("");
                break;
            case 'B':
                Boundary("!");
                break;
            case 'k' when _groups.HasNames:
                Reference(_groups.Number(NameAfter("k<")) ?? throw JavaScriptRegex.Invalid(_pattern, "Invalid named capture referenced"));
                break;
            case >= '1' and <= '9' when ReferenceNumber() is { } number:
                _at += number.ToString(CultureInfo.InvariantCulture).Length;
                Reference(number);
                break;
            default:
                _output.Append(PatternEscape.Read(_pattern, ref _at).Outside);
                break;
        }
    }

    private void Boundary(string not)
    {
        _at++;
        const string Word = $"[{PatternEscape.Word}]";
        _output.Append(not.Length == 0
            ? $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))"
            : $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))");
    }

    private void Reference(int group) => _output.Append(CultureInfo.InvariantCulture, $@"(?({group})\{group})");

    /// <summary>The number of the group that an escaped number refers to; null where there is no such group, and it is a character's code.</summary>
    private int? ReferenceNumber()
    {
        var end = _at;
        while (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
        {
            end++;
        }

        return int.TryParse(_pattern.AsSpan(_at, end - _at), CultureInfo.InvariantCulture, out var number) && number <= _groups.Count ? number : null;
    }

    private void Open()
    {
        _output.Append('(');
        if (Current != '?')
        {
            return;
        }

        var rest = _pattern.AsSpan(_at);
        foreach (var kind in (string[])["?:", "?=", "?!", "?<=", "?<!"])
        {
            if (rest.StartsWith(kind))
            {
                _output.Append(kind);
                _at += kind.Length;
                return;
            }
        }

        if (!rest.StartsWith("?<"))
        {
            throw JavaScriptRegex.Invalid(_pattern, "Invalid group");
        }

        NameAfter("?<");
    }

    /// <summary>Reads a group's name up to the closing bracket.</summary>
    private string NameAfter(string opening)
    {
        var start = _at + opening.Length;
        var end = _pattern.IndexOf('>', _at);
        if (!_pattern.AsSpan(_at).StartsWith(opening) || end <= start)
        {
            throw JavaScriptRegex.Invalid(_pattern, "Invalid named reference");
        }

        _at = end + 1;
        return _pattern[start..end];
    }

    /// <summary>How long the quantifier is that a brace just read begins: <c>{2}</c>, <c>{2,}</c>, <c>{2,3}</c>; null where it is a character.</summary>
    private int? QuantifierLength()
    {
        var close = _pattern.IndexOf('}', _at);
        string[] bounds = close < 0 ? [] : _pattern[_at..close].Split(',');
        return bounds is [{ Length: > 0 }] or [{ Length: > 0 }, _] && Array.TrueForAll(bounds, bound => bound.All(char.IsAsciiDigit))
            ? close - _at + 2
            : null;
    }
}
