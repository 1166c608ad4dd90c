using System.Collections.Immutable;
using System.Text;
using Stepyard.Local.DynamoDb.Attributes;
using Stepyard.Local.Wire;

namespace Stepyard.Local.DynamoDb.Expressions;

/// <summary>Reads the tokens, paths and values of one expression; what the grammars of the kinds of expressions have in common.</summary>
internal sealed class ExpressionReader
{
    private const int MaxSize = 4096;
    private const int MaxNesting = 100;

    private readonly string _parameter;
    private readonly string _text;
    private readonly Placeholders _placeholders;
    private readonly List<ExpressionToken> _tokens = [];
    private int _position;
    private int _nesting;

    /// <summary>Splits the expression into its tokens.</summary>
    /// <param name="parameter">The request's parameter that holds the expression, such as <c>ConditionExpression</c>: every message names it.</param>
    /// <param name="text">The expression.</param>
    /// <param name="placeholders">What its <c>#names</c> and <c>:values</c> stand for.</param>
    public ExpressionReader(string parameter, string text, Placeholders placeholders)
    {
        (_parameter, _text, _placeholders) = (parameter, text, placeholders);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refuse("The expression can not be empty;");
        }

        if (Encoding.UTF8.GetByteCount(text) is > MaxSize and var size)
        {
            throw Refuse($"Expression size has exceeded the maximum allowed size; expression size: {size}");
        }

        Tokenise();
    }

    public ExpressionToken Current => _tokens[_position];

    public ExpressionToken Following => _tokens[Math.Min(_position + 1, _tokens.Count - 1)];

    public ExpressionToken Advance() => _tokens[_position++];

    public bool AcceptSymbol(string symbol) => Accept(Current.IsSymbol(symbol));

    public bool AcceptKeyword(string keyword) => Accept(Current.IsKeyword(keyword));

    public void ExpectSymbol(string symbol)
    {
        if (!AcceptSymbol(symbol))
        {
            throw UnexpectedToken();
        }
    }

    public void ExpectKeyword(string keyword)
    {
        if (!AcceptKeyword(keyword))
        {
            throw UnexpectedToken();
        }
    }

    public void ExpectEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw UnexpectedToken();
        }
    }

    /// <summary>Parses something that may hold itself, with a limit so that no expression overflows the stack.</summary>
    public T Nest<T>(Func<T> parse)
    {
        if (++_nesting > MaxNesting)
        {
            throw Refuse("The expression contains too many nested operators");
        }

        var result = parse();
        _nesting--;
        return result;
    }

    /// <summary>Reads a document path such as <c>#size.boxes[2].width</c>.</summary>
    public DocumentPath ReadPath()
    {
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        steps.Add(ReadName());
        while (true)
        {
            if (AcceptSymbol("."))
            {
                steps.Add(ReadName());
            }
            else if (AcceptSymbol("["))
            {
                if (Current.Kind != TokenKind.Index || !int.TryParse(Current.Text, out var index))
                {
                    throw UnexpectedToken();
                }

                Advance();
                ExpectSymbol("]");
                steps.Add(new(null, index));
            }
            else
            {
                return new(steps.ToImmutable());
            }
        }
    }

    /// <summary>Reads a <c>:value</c>.</summary>
    public AttributeValue ReadValue() =>
        Current.Kind != TokenKind.ValuePlaceholder
            ? throw UnexpectedToken()
            : _placeholders.Value(Current.Text) is { } value
                ? Taking(value)
                : throw Refuse($"An expression attribute value used in expression is not defined; attribute value: {Current.Text}");

    /// <summary>The current token does not fit the grammar.</summary>
    public AwsException UnexpectedToken()
    {
        var (before, after) = (Math.Max(_position - 1, 0), Math.Min(_position + 1, _tokens.Count - 1));
        return SyntaxError(Current.Kind == TokenKind.End ? "<EOF>" : Current.Text, _tokens[before].Start, _tokens[after].Stop);
    }

    /// <summary>An error of this expression, in AWS's form.</summary>
    public AwsException Refuse(string problem) => DynamoDbError.Validation($"Invalid {_parameter}: {problem}");

    /// <summary>Two pairs of parentheses hold the same.</summary>
    public AwsException RedundantParentheses() => Refuse("The expression has redundant parentheses;");

    public AwsException WrongOperand(string function, AttributeValue operand) =>
        Refuse($"Incorrect operand type for operator or function; operator or function: {function}, operand type: {operand.Type}");

    private PathStep ReadName()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Word when ReservedWords.Contains(token.Text):
                throw Refuse($"Attribute name is a reserved keyword; reserved keyword: {token.Text}");
            case TokenKind.Word:
                return Taking(new PathStep(token.Text, null));
            case TokenKind.NamePlaceholder:
                var name = _placeholders.Name(token.Text)
                    ?? throw Refuse($"An expression attribute name used in the document path is not defined; attribute name: {token.Text}");
                return Taking(new PathStep(name, null));
            default:
                throw UnexpectedToken();
        }
    }

    private T Taking<T>(T result)
    {
        _position++;
        return result;
    }

    private bool Accept(bool matches)
    {
        _position += matches ? 1 : 0;
        return matches;
    }

    private void Tokenise()
    {
        var position = 0;
        while (true)
        {
            while (position < _text.Length && char.IsWhiteSpace(_text[position]))
            {
                position++;
            }

            var token = NextToken(position);
            _tokens.Add(token);
            if (token.Kind == TokenKind.End)
            {
                return;
            }

            position = token.Stop;
        }
    }

    private ExpressionToken NextToken(int start)
    {
        if (start == _text.Length)
        {
            return new(TokenKind.End, "", start);
        }

        var first = _text[start];
        if (first is '#' or ':' && start + 1 < _text.Length && IsNameChar(_text[start + 1]))
        {
            return new(first == '#' ? TokenKind.NamePlaceholder : TokenKind.ValuePlaceholder, first + While(start + 1, IsNameChar), start);
        }

        if (char.IsAsciiDigit(first))
        {
            return new(TokenKind.Index, While(start, char.IsAsciiDigit), start);
        }

        if (char.IsAsciiLetter(first))
        {
            return new(TokenKind.Word, While(start, IsNameChar), start);
        }

        if (start + 1 < _text.Length && _text.Substring(start, 2) is "<=" or ">=" or "<>")
        {
            return new(TokenKind.Symbol, _text.Substring(start, 2), start);
        }

        if ("()[].,=<>+-".Contains(first))
        {
            return new(TokenKind.Symbol, first.ToString(), start);
        }

        var next = start + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[start + 1]) ? While(start + 1, IsNameChar).Length : 1;
        throw SyntaxError(first.ToString(), _tokens.Count == 0 ? start : _tokens[^1].Start, Math.Min(start + 1 + next, _text.Length));
    }

    public static bool IsNameChar(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private string While(int start, Func<char, bool> belongs)
    {
        var stop = start;
        while (stop < _text.Length && belongs(_text[stop]))
        {
            stop++;
        }

        return _text[start..stop];
    }

    private AwsException SyntaxError(string token, int nearStart, int nearStop) =>
        Refuse($"Syntax error; token: \"{token}\", near: \"{_text[nearStart..nearStop]}\"");
}
