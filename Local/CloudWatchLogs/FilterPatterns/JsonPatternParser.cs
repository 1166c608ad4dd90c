using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Stepyard.Local.CloudWatchLogs.FilterPatterns;

/// <summary>The grammar of JSON patterns: <c>||</c> under <c>&amp;&amp;</c> under comparisons of a selector.</summary>
internal sealed class JsonPatternParser
{
    private const int MostNesting = 50;
    private static readonly string[] Operators = ["!=", "<=", ">=", "=", "<", ">"];

    private readonly string _text;
    private int _position;
    private int _nesting;

    private JsonPatternParser(string text) => _text = text;

    /// <param name="text">What stands between the braces.</param>
    /// <exception cref="Wire.AwsException"><c>InvalidParameterException</c>.</exception>
    public static JsonPattern Parse(string text)
    {
        var parser = new JsonPatternParser(text);
        var condition = parser.ParseAny();
        parser.SkipBlanks();
        return parser._position == text.Length ? new(condition) : throw parser.Unexpected();
    }

    private JsonCondition ParseAny()
    {
        var condition = ParseAll();
        while (Accept("||"))
        {
            condition = new AnyOf(condition, ParseAll());
        }

        return condition;
    }

    private JsonCondition ParseAll()
    {
        var condition = ParseTerm();
        while (Accept("&&"))
        {
            condition = new AllOf(condition, ParseTerm());
        }

        return condition;
    }

    private JsonCondition ParseTerm()
    {
        if (!Accept("("))
        {
            return ParseComparison(ParseSelector());
        }

        if (++_nesting > MostNesting)
        {
            throw FilterPattern.Invalid("Invalid filter pattern: too many nested parentheses.");
        }

        var inner = ParseAny();
        _nesting--;
        return Accept(")") ? inner : throw Unexpected();
    }

    private JsonCondition ParseComparison(JsonSelector selector)
    {
        if (Accept("IS"))
        {
            return new IsKind(selector, Accept("NULL") ? JsonValueKind.Null : Accept("TRUE") ? JsonValueKind.True : Accept("FALSE") ? JsonValueKind.False : throw Unexpected());
        }

        if (Accept("NOT"))
        {
            return Accept("EXISTS") ? new NotExists(selector) : throw Unexpected();
        }

        var comparison = Array.Find(Operators, Accept) ?? throw Unexpected();
        SkipBlanks();
        return Peek switch
        {
            '"' => Compare(selector, comparison, SearchedText.Whole(ReadQuoted()), isQuoted: true),
            '%' => Compare(selector, comparison, SearchedText.Regex(ReadRegex()), isQuoted: false),
            _ => ParseBare(selector, comparison),
        };
    }

    private JsonCondition ParseBare(JsonSelector selector, string comparison)
    {
        var start = _position;
        while (Peek is not ('\0' or ' ' or '\t' or '\n' or '(' or ')' or '&' or '|'))
        {
            _position++;
        }

        var text = _text[start.._position];
        return text.Length == 0 ? throw Unexpected()
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? new NumberComparison(selector, comparison, number)
            : Compare(selector, comparison, SearchedText.Whole(text), isQuoted: false);
    }

    private static TextComparison Compare(JsonSelector selector, string comparison, System.Text.RegularExpressions.Regex text, bool isQuoted) => comparison switch
    {
        "=" or "!=" => new(selector, text, isQuoted, comparison == "!="),
        _ => throw FilterPattern.Invalid($"Invalid filter pattern: {comparison} compares numbers; texts are equal (=) or not (!=)."),
    };

    private JsonSelector ParseSelector()
    {
        if (!Accept("$"))
        {
            throw Unexpected();
        }

        var steps = ImmutableArray.CreateBuilder<object?>();
        while (Peek is '.' or '[')
        {
            if (Peek == '.')
            {
                _position++;
            }

            steps.Add(Peek == '[' ? ParseBracket() : ParseName());
        }

        return new(steps.ToImmutable());
    }

    private string ParseName()
    {
        var start = _position;
        while (char.IsLetterOrDigit(Peek) || Peek is '_' or '-' or '@' or '$')
        {
            _position++;
        }

        return _position > start ? _text[start.._position] : throw Unexpected();
    }

    private object? ParseBracket()
    {
        _position++;
        object? step;
        if (Accept("*"))
        {
            step = null;
        }
        else if (Peek is '\'' or '"')
        {
            step = ReadQuoted();
        }
        else
        {
            var start = _position;
            while (char.IsAsciiDigit(Peek))
            {
                _position++;
            }

            step = int.TryParse(_text.AsSpan(start.._position), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw Unexpected();
        }

        return Accept("]") ? step : throw Unexpected();
    }

    private string ReadQuoted()
    {
        var quote = _text[_position++];
        var text = new StringBuilder();
        while (Peek != quote)
        {
            if (Peek == '\\' && _position + 1 < _text.Length)
            {
                _position++;
            }

            text.Append(Peek == '\0' ? throw FilterPattern.Invalid("Invalid filter pattern: a quotation mark is not closed.") : _text[_position++]);
        }

        _position++;
        return text.ToString();
    }

    private string ReadRegex()
    {
        var end = _text.IndexOf('%', _position + 1);
        var expression = end < 0 ? throw FilterPattern.Invalid("Invalid filter pattern: a % is not closed.") : _text[(_position + 1)..end];
        _position = end + 1;
        return expression;
    }

    /// <summary>The next character; 0 at the end.</summary>
    private char Peek => _position < _text.Length ? _text[_position] : '\0';

    private bool Accept(string token)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _position, token, 0, token.Length) != 0)
        {
            return false;
        }

        _position += token.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (char.IsWhiteSpace(Peek))
        {
            _position++;
        }
    }

    private Wire.AwsException Unexpected() => FilterPattern.Invalid(
        $"Invalid filter pattern: {(_position < _text.Length ? $"'{_text[_position..]}'" : "its end")} is not expected there; a condition is such as $.level = \"ERROR\", with && and || between conditions.");
}
