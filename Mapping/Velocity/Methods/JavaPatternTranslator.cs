using System.Text;
using System.Text.RegularExpressions;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Rewrites a Java regular expression as a .NET one of the same meaning.</summary>
internal sealed class JavaPatternTranslator
{
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["ASCII"] = @"\x00-\x7F",
        ["Alpha"] = "a-zA-Z",
        ["Digit"] = "0-9",
        ["Alnum"] = "a-zA-Z0-9",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Graph"] = "!-~",
        ["Print"] = " -~",
        ["Blank"] = @" \t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["XDigit"] = "0-9a-fA-F",
        ["Space"] = @" \t\n\x0B\f\r",
        ["IsAlphabetic"] = @"\p{L}\p{Nl}",
        ["IsDigit"] = @"\p{Nd}",
        ["IsLetter"] = @"\p{L}",
        ["IsUppercase"] = @"\p{Lu}",
        ["IsLowercase"] = @"\p{Ll}",
        ["IsPunctuation"] = @"\p{P}",
        ["IsWhite_Space"] = @"\s",
    };

    private readonly string _pattern;
    private readonly StringBuilder _result = new();
    private int _at;
    private int _openClasses;

    private JavaPatternTranslator(string pattern) => _pattern = pattern;

    /// <exception cref="MethodException">The pattern has something that .NET has no like of.</exception>
    public static string Translate(string pattern) => new JavaPatternTranslator(pattern).Translate();

    private string Translate()
    {
        // Where the dot matches every character it is left alone.
        var dot = _pattern.Contains("(?s", StringComparison.Ordinal) ? "." : @"[^\n\r\u0085\u2028\u2029]";
        for (; _at < _pattern.Length; _at++)
        {
            switch (_pattern[_at])
            {
                case '\\':
                    TranslateEscape();
                    break;
                case '[' when _openClasses > 0:
                    throw Unsupported("classes inside a class, [a[b]], are not supported");
                case '&' when _openClasses > 0 && IsNext("&"):
                    throw Unsupported("intersections of classes, &&, are not supported");
                case '[':
                    _openClasses++;
                    _result.Append('[');
                    TakeClassStart();
                    break;
                case ']' when _openClasses > 0:
                    _openClasses--;
                    _result.Append(']');
                    break;
                case '+' when _openClasses == 0 && _at > 0 && IsQuantifier(_at - 1):
                    throw Unsupported("possessive quantifiers, such as *+, are not supported");
                case '.' when _openClasses == 0:
                    _result.Append(dot);
                    break;
                default:
                    _result.Append(_pattern[_at]);
                    break;
            }
        }

        return _result.ToString();
    }

    private MethodException Unsupported(string problem) => new($"{_pattern} is no regular expression: {problem}");

    private bool IsNext(string text) => string.CompareOrdinal(_pattern, _at + 1, text, 0, text.Length) == 0;

    private bool IsQuantifier(int at) => _pattern[at] is '*' or '+' or '?' or '}' && (at == 0 || _pattern[at - 1] != '\\');

    private void TakeClassStart()
    {
        if (IsNext("^"))
        {
            _at++;
            _result.Append('^');
        }
    }

    private void TranslateEscape()
    {
        if (++_at >= _pattern.Length)
        {
            throw Unsupported("it ends with a backslash");
        }

        var escaped = _pattern[_at];
        switch (escaped)
        {
            case 'Q':
                var end = _pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
                _result.Append(Regex.Escape(_pattern[(_at + 1)..(end < 0 ? _pattern.Length : end)]).Replace("]", @"\]", StringComparison.Ordinal));
                _at = end < 0 ? _pattern.Length : end + 1;
                break;
            case 'd' or 'w' or 's' or 'h':
                AppendClass(ShortClass(escaped), isNegated: false);
                break;
            case 'D' or 'W' or 'S' or 'H':
                AppendClass(ShortClass(char.ToLowerInvariant(escaped)), isNegated: true);
                break;
            case 'p' or 'P' when NamedClass() is { } named:
                AppendClass(named, escaped == 'P');
                break;
            case 'R':
                _result.Append(@"(?:\r\n|[\n\x0B\f\r\u0085\u2028\u2029])");
                break;
            default:
                _result.Append('\\').Append(escaped);
                break;
        }
    }

    /// <summary>What stands in braces, where it is a class that .NET does not have; null leaves it as it is.</summary>
    private string? NamedClass()
    {
        var close = _pattern.IndexOf('}', _at);
        if (!IsNext("{") || close < 0 || !Classes.TryGetValue(_pattern[(_at + 2)..close], out var members))
        {
            return null;
        }

        _at = close;
        return members;
    }

    private void AppendClass(string members, bool isNegated)
    {
        if (_openClasses > 0 && isNegated)
        {
            throw Unsupported("a negated class inside a class is not supported");
        }

        _result.Append(_openClasses > 0 ? members : isNegated ? $"[^{members}]" : $"[{members}]");
    }

    // Java means ASCII by these.
    private static string ShortClass(char name) => name switch
    {
        'd' => "0-9",
        'w' => "a-zA-Z0-9_",
        's' => @" \t\n\x0B\f\r",
        _ => @" \t\xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000",
    };
}
