using System.Buffers;
using System.Globalization;
using System.Text;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Syntax;

/// <summary>Cuts an expression into tokens.</summary>
internal sealed class Lexer(string text)
{
    private const string Blanks = " \t\n\r\v";
    private const string SingleOperators = ".[]{}(),@#;:?+-*/%|=<>^&!~";

    private static readonly string[] DoubleOperators = ["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"];
    private static readonly SearchValues<char> EndsName = SearchValues.Create(Blanks + SingleOperators);

    private int _at;

    /// <summary>The next token.</summary>
    /// <param name="afterOperand">Whether a <c>/</c> divides; elsewhere it starts a regular expression.</param>
    public Token Next(bool afterOperand)
    {
        SkipBlanks();
        if (_at >= text.Length)
        {
            return new(TokenKind.End, "(end)", text.Length, text.Length);
        }

        var current = text[_at];
        return current switch
        {
            '/' when !afterOperand => ReadRegex(),
            '"' or '\'' => ReadString(current),
            >= '0' and <= '9' => ReadNumber(),
            '`' => ReadQuotedName(),
            _ => TryReadOperator() ?? ReadName(),
        };
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (Blanks.Contains(text[_at]))
            {
                _at++;
            }
            else if (text.AsSpan(_at).StartsWith("/*"))
            {
                var close = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = close < 0 ? throw new JsonataException("S0106", position: _at) : close + 2;
            }
            else
            {
                break;
            }
        }
    }

    private Token? TryReadOperator()
    {
        foreach (var symbol in DoubleOperators)
        {
            if (text.AsSpan(_at).StartsWith(symbol))
            {
                return Take(TokenKind.Operator, symbol, symbol.Length);
            }
        }

        return SingleOperators.Contains(text[_at]) ? Take(TokenKind.Operator, text[_at].ToString(), 1) : null;
    }

    private Token Take(TokenKind kind, string content, int length, Value? value = null)
    {
        var start = _at;
        _at += length;
        return new(kind, content, start, _at, value);
    }

    private Token ReadName()
    {
        var length = text.AsSpan(_at).IndexOfAny(EndsName);
        var name = length < 0 ? text[_at..] : text.Substring(_at, length);
        return name switch
        {
            ['$', ..] => Take(TokenKind.Variable, name[1..], name.Length),
            "and" or "or" or "in" => Take(TokenKind.Operator, name, name.Length),
            "true" => Take(TokenKind.Constant, name, name.Length, BooleanValue.True),
            "false" => Take(TokenKind.Constant, name, name.Length, BooleanValue.False),
            "null" => Take(TokenKind.Constant, name, name.Length, NullValue.Instance),
            _ => Take(TokenKind.Name, name, name.Length),
        };
    }

    private Token ReadQuotedName()
    {
        var close = text.IndexOf('`', _at + 1);
        return close < 0
            ? throw new JsonataException("S0105", position: text.Length)
            : Take(TokenKind.Name, text[(_at + 1)..close], close + 1 - _at);
    }

    private Token ReadNumber()
    {
        var end = SkipDigits(text[_at] == '0' ? _at + 1 : SkipDigits(_at), '.');
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? 1 : 0;
            var digits = SkipDigits(end + 1 + sign);
            end = digits > end + 1 + sign ? digits : end;
        }

        var written = text[_at..end];
        var number = double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? Take(TokenKind.Number, written, written.Length, Numeric.Of(number))
            : throw new JsonataException("S0102", token: written, position: _at);
    }

    private int SkipDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Skips a mark and the digits after it; nothing where no digit follows.</summary>
    private int SkipDigits(int at, char mark)
    {
        var end = at < text.Length && text[at] == mark ? SkipDigits(at + 1) : at;
        return end > at + 1 ? end : at;
    }

    private Token ReadString(char quote)
    {
        var start = _at;
        var content = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            var current = text[_at];
            if (current == quote)
            {
                _at++;
                return new(TokenKind.String, content.ToString(), start, _at, StringValue.Create(content.ToString()));
            }

            content.Append(current == '\\' ? ReadEscape() : current);
        }

        throw new JsonataException("S0101", position: _at);
    }

    private char ReadEscape()
    {
        _at++;
        if (_at >= text.Length)
        {
            throw new JsonataException("S0101", position: _at);
        }

        return text[_at] switch
        {
            '"' or '\'' or '\\' or '/' => text[_at],
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadUnicode(),
            var unknown => throw new JsonataException("S0103", token: unknown.ToString(), position: _at),
        };
    }

    private char ReadUnicode()
    {
        const int Digits = 4;
        if (_at + Digits >= text.Length
            || !ushort.TryParse(text.AsSpan(_at + 1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character))
        {
            throw new JsonataException("S0104", position: _at);
        }

        _at += Digits;
        return (char)character;
    }

    private Token ReadRegex()
    {
        var start = _at;
        var depth = 0;
        for (_at++; _at < text.Length; _at++)
        {
            switch (text[_at])
            {
                case '\\':
                    _at++;
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '/' when depth == 0:
                    return EndRegex(start);
            }
        }

        throw new JsonataException("S0302", position: text.Length);
    }

    private Token EndRegex(int start)
    {
        var pattern = text[(start + 1).._at];
        if (pattern.Length == 0)
        {
            throw new JsonataException("S0301", position: _at);
        }

        var flags = ++_at;
        while (_at < text.Length && text[_at] is 'i' or 'm')
        {
            _at++;
        }

        return new(TokenKind.Regex, pattern, start, _at, Flags: text[flags.._at]);
    }
}
