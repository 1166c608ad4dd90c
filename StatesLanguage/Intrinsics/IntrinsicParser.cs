using System.Diagnostics.CodeAnalysis;
using System.Text;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>Parses calls of intrinsic functions.</summary>
internal sealed class IntrinsicParser(string text)
{
    private const int MostNestedCalls = 10;

    private readonly TextCursor _cursor = new(text);
    private int _calls;

    public bool TryParse([NotNullWhen(true)] out IntrinsicCall? call, [NotNullWhen(false)] out string? problem)
    {
        _cursor.SkipBlanks();
        call = ParseCall();
        _cursor.SkipBlanks();
        if (call is not null && !_cursor.IsAtEnd)
        {
            call = (IntrinsicCall?)_cursor.Fail("The expression should end");
        }

        problem = _cursor.Problem;
        return call is not null;
    }

    private IntrinsicCall? ParseCall()
    {
        if (++_calls > MostNestedCalls)
        {
            return (IntrinsicCall?)_cursor.Fail($"Functions may nest {MostNestedCalls} deep");
        }

        var start = _cursor.Position;
        var name = _cursor.TakeUntil(" \t\r\n(),'");
        if (IntrinsicFunction.Find(name) is not { } function)
        {
            return (IntrinsicCall?)_cursor.Fail(
                $"A path or one of the functions {string.Join(", ", IntrinsicFunction.Names)} is missing");
        }

        if (ParseArguments(isFormat: function == Format.Function) is not { } arguments)
        {
            return null;
        }

        if (arguments.Length < function.FewestArguments || arguments.Length > function.MostArguments)
        {
            return (IntrinsicCall?)_cursor.Fail($"{name} takes {function.Arity} arguments, not {arguments.Length};");
        }

        _calls--;
        return new(text[start.._cursor.Position], function, arguments);
    }

    private Expression[]? ParseArguments(bool isFormat)
    {
        if (!_cursor.Expect("("))
        {
            return null;
        }

        _cursor.SkipBlanks();
        if (_cursor.TryTake(")"))
        {
            return [];
        }

        var arguments = new List<Expression>();
        do
        {
            _cursor.SkipBlanks();
            if (ParseArgument(isTemplate: isFormat && arguments.Count == 0) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            _cursor.SkipBlanks();
        }
        while (_cursor.TryTake(","));

        return _cursor.Expect(")") ? [.. arguments] : null;
    }

    private Expression? ParseArgument(bool isTemplate)
    {
        var start = _cursor.Position;
        Value? literal = null;
        switch (_cursor.Next)
        {
            case '$':
                return ParsePath();

            case '\'':
                literal = ParseText(isTemplate);
                break;

            case '-' or (>= '0' and <= '9'):
                literal = _cursor.TakeNumber();
                break;

            default:
                literal = ParseWord();
                if (literal is null)
                {
                    return ParseCall();
                }

                break;
        }

        return literal is null ? null : new Literal(text[start.._cursor.Position], literal);
    }

    private Value? ParseWord()
    {
        Value? word = _cursor.TryTake("true") ? BooleanValue.True
            : _cursor.TryTake("false") ? BooleanValue.False
            : _cursor.TryTake("null") ? NullValue.Instance
            : null;
        return word;
    }

    /// <summary>A text in single quotes, in which a backslash must come before a quote, a brace or a backslash that stands for itself.</summary>
    /// <param name="isTemplate">Whether the text is the template of <c>States.Format</c>, which tells <c>{</c> from <c>\{</c> itself.</param>
    private StringValue? ParseText(bool isTemplate)
    {
        var content = new StringBuilder();
        for (_cursor.Advance(); !_cursor.IsAtEnd; _cursor.Advance())
        {
            if (_cursor.Next == '\'')
            {
                _cursor.Advance();
                return StringValue.Create(content.ToString());
            }

            if (_cursor.Next == '\\')
            {
                _cursor.Advance();
                if (_cursor.Next is not ('\'' or '{' or '}' or '\\'))
                {
                    return (StringValue?)_cursor.Fail("A backslash may only come before ', {, } and \\, and does not");
                }

                content.Append(isTemplate ? "\\" : "");
            }

            content.Append(_cursor.Next);
        }

        return (StringValue?)_cursor.Fail("The closing ' is missing");
    }

    /// <summary>A path, which ends before the comma or parenthesis that is not part of it.</summary>
    private JsonPath? ParsePath()
    {
        var start = _cursor.Position;
        var quote = '\0';
        var depth = 0;
        for (; !_cursor.IsAtEnd; _cursor.Advance())
        {
            var next = _cursor.Next;
            if (quote != '\0')
            {
                quote = next == quote && text[_cursor.Position - 1] != '\\' ? '\0' : quote;
            }
            else if (depth > 0 && next is '\'' or '"')
            {
                quote = next;
            }
            else if (next is '[' or '(')
            {
                depth++;
            }
            else if (depth == 0 && next is ',' or ')')
            {
                break;
            }
            else if (next is ']' or ')')
            {
                depth--;
            }
        }

        var written = text[start.._cursor.Position].TrimEnd();
        return JsonPath.TryParse(written, out var path, out var problem) ? path : (JsonPath?)_cursor.Fail($"{problem};");
    }
}
