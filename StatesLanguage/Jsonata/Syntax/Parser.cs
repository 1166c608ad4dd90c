using System.Text;
using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Syntax;

/// <summary>Reads an expression by precedence climbing.</summary>
internal sealed class Parser
{
    private const int StrengthOfBind = 10;
    private const int StrengthOfVariable = 80;
    private const int StrengthOfNegation = 70;

    private readonly Lexer _lexer;
    private Token _token;

    private Parser(string text)
    {
        _lexer = new(text);
        _token = _lexer.Next(afterOperand: false);
        CheckKnown(_token);
    }

    /// <summary>Reads a whole expression.</summary>
    /// <exception cref="JsonataException">It is none.</exception>
    public static SyntaxNode Parse(string text)
    {
        var parser = new Parser(text);
        var expression = parser.ReadExpression(0);
        return parser._token.Kind == TokenKind.End
            ? expression
            : throw Unexpected("S0201", parser._token, null);
    }

    /// <summary>How strongly an operator holds the expression at its left.</summary>
    private static int StrengthOf(Token token) => token.Kind != TokenKind.Operator ? 0 : token.Text switch
    {
        "[" or "(" or "@" or "#" => 80,
        "." => 75,
        "{" => 70,
        "*" or "/" or "%" => 60,
        "+" or "-" or "&" => 50,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "^" or "~>" or "in" or "?:" or "??" => 40,
        "and" => 30,
        "or" => 25,
        "?" => 20,
        ":=" => StrengthOfBind,
        _ => 0,
    };

    private SyntaxNode ReadExpression(int strength)
    {
        Limits.EnsureStack();
        var left = ReadOperand();
        while (strength < StrengthOf(_token))
        {
            left = ReadOperator(left);
        }

        return left;
    }

    private SyntaxNode ReadOperand()
    {
        var token = _token;
        Advance(afterOperand: true);
        return token.Kind switch
        {
            TokenKind.Name => new NameSyntax(token.End, token.Text),
            TokenKind.Variable => new VariableSyntax(token.End, token.Text),
            TokenKind.String or TokenKind.Number or TokenKind.Constant => new LiteralSyntax(token.End, token.Value!),
            TokenKind.Regex => new RegexSyntax(token.End, token.Text, token.Flags),
            TokenKind.End => new EndSyntax(token.End),
            _ => ReadPrefix(token),
        };
    }

    private SyntaxNode ReadPrefix(Token token) => token.Text switch
    {
        "and" or "or" or "in" => new NameSyntax(token.End, token.Text),
        "-" => new NegationSyntax(token.End, ReadExpression(StrengthOfNegation)),
        "*" => new WildcardSyntax(token.End),
        "**" => new DescendantsSyntax(token.End),
        "%" => new ParentSyntax(token.End),
        "(" => ReadBlock(token.End),
        "[" => ReadArray(token.End),
        "{" => new ObjectSyntax(token.End, ReadMembers()),
        "|" => ReadTransform(token.End),
        _ => throw new JsonataException("S0211", token: token.Text, position: token.End),
    };

    private SyntaxNode ReadOperator(SyntaxNode left)
    {
        var token = _token;
        Advance(afterOperand: false);
        var position = token.End;
        switch (token.Text)
        {
            case ".":
                return new StepSyntax(position, left, ReadExpression(StrengthOf(token)));
            case "[":
                return ReadFilter(position, left);
            case "{":
                return new GroupSyntax(position, left, ReadMembers());
            case "^":
                return ReadSort(position, left);
            case "(":
                return ReadCall(position, left);
            case "@":
                return new FocusSyntax(position, left, ReadVariable(token.Text));
            case "#":
                return new IndexSyntax(position, left, ReadVariable(token.Text));
            case "?":
                return ReadConditional(position, left);
            case ":=":
                return left is VariableSyntax variable
                    ? new BindSyntax(position, variable.Name, ReadExpression(StrengthOfBind - 1))
                    : throw new JsonataException("S0212", token: TextOf(left), position: left.Position);
            case "?:" or "??":
                return new BinarySyntax(position, token.Text, left, ReadExpression(0));
            default:
                return new BinarySyntax(position, token.Text, left, ReadExpression(StrengthOf(token)));
        }
    }

    private string ReadVariable(string symbol) => ReadExpression(StrengthOfVariable) switch
    {
        VariableSyntax variable => variable.Name,
        var other => throw new JsonataException("S0214", token: symbol, position: other.Position),
    };

    private BlockSyntax ReadBlock(int position)
    {
        var expressions = new List<SyntaxNode>();
        while (!_token.Is(")"))
        {
            expressions.Add(ReadExpression(0));
            if (!_token.Is(";"))
            {
                break;
            }

            Advance(afterOperand: false);
        }

        Expect(")", afterOperand: true);
        return new(position, expressions);
    }

    private ArraySyntax ReadArray(int position)
    {
        var items = new List<SyntaxNode>();
        while (!_token.Is("]"))
        {
            var item = ReadExpression(0);
            if (_token.Is(".."))
            {
                var range = _token.End;
                Advance(afterOperand: false);
                item = new BinarySyntax(range, "..", item, ReadExpression(0));
            }

            items.Add(item);
            if (!MoreAfterComma())
            {
                break;
            }
        }

        Expect("]", afterOperand: true);
        return new(position, items);
    }

    private List<MemberSyntax> ReadMembers()
    {
        var members = new List<MemberSyntax>();
        while (!_token.Is("}"))
        {
            var name = ReadExpression(0);
            Expect(":", afterOperand: false);
            members.Add(new(name, ReadExpression(0)));
            if (!MoreAfterComma())
            {
                break;
            }
        }

        Expect("}", afterOperand: true);
        return members;
    }

    private SyntaxNode ReadFilter(int position, SyntaxNode left)
    {
        if (_token.Is("]"))
        {
            Advance(afterOperand: true);
            return new KeepArraySyntax(position, left);
        }

        var predicate = ReadExpression(0);
        Expect("]", afterOperand: true);
        return new FilterSyntax(position, left, predicate);
    }

    private SortSyntax ReadSort(int position, SyntaxNode left)
    {
        Expect("(", afterOperand: false);
        var terms = new List<SortTermSyntax>();
        do
        {
            var isDescending = _token.Is(">");
            if (isDescending || _token.Is("<"))
            {
                Advance(afterOperand: false);
            }

            terms.Add(new(ReadExpression(0), isDescending));
        }
        while (MoreAfterComma());

        Expect(")", afterOperand: true);
        return new(position, left, terms);
    }

    private ConditionalSyntax ReadConditional(int position, SyntaxNode condition)
    {
        var then = ReadExpression(0);
        if (!_token.Is(":"))
        {
            return new(position, condition, then, null);
        }

        Advance(afterOperand: false);
        return new(position, condition, then, ReadExpression(0));
    }

    private TransformSyntax ReadTransform(int position)
    {
        var pattern = ReadExpression(0);
        Expect("|", afterOperand: false);
        var update = ReadExpression(0);
        var delete = MoreAfterComma() ? ReadExpression(0) : null;
        Expect("|", afterOperand: true);
        return new(position, pattern, update, delete);
    }

    private SyntaxNode ReadCall(int position, SyntaxNode function)
    {
        var arguments = ReadArguments();
        if (function is NameSyntax { Name: "function" or "λ" })
        {
            return ReadLambda(position, arguments);
        }

        return arguments.Contains(null)
            ? new PartialSyntax(position, function, arguments)
            : new CallSyntax(position, function, arguments!);
    }

    private List<SyntaxNode?> ReadArguments()
    {
        var arguments = new List<SyntaxNode?>();
        while (!_token.Is(")"))
        {
            if (_token.Is("?"))
            {
                Advance(afterOperand: true);
                arguments.Add(null);
            }
            else
            {
                arguments.Add(ReadExpression(0));
            }

            if (!MoreAfterComma())
            {
                break;
            }
        }

        Expect(")", afterOperand: true);
        return arguments;
    }

    private LambdaSyntax ReadLambda(int position, List<SyntaxNode?> arguments)
    {
        var parameters = arguments.Select((argument, index) => argument is VariableSyntax variable
            ? variable.Name
            : throw new JsonataException(
                "S0208", value: (long)index + 1, token: argument is null ? "?" : TextOf(argument), position: argument?.Position ?? position));
        var names = parameters.ToArray();
        var signature = _token.Is("<") ? ReadSignature() : null;
        Expect("{", afterOperand: false);
        var body = ReadExpression(0);
        Expect("}", afterOperand: true);
        return new(position, names, signature, body);
    }

    private Signature ReadSignature()
    {
        var position = _token.End;
        var text = new StringBuilder("<");
        for (var depth = 1; depth > 0 && !_token.Is("{") && _token.Kind != TokenKind.End;)
        {
            Advance(afterOperand: false);
            depth += _token.Is("<") ? 1 : _token.Is(">") ? -1 : 0;
            text.Append(_token.Kind == TokenKind.End ? "" : _token.Text);
        }

        Expect(">", afterOperand: false);
        return Signature.Parse(text.ToString(), position);
    }

    private bool MoreAfterComma()
    {
        if (!_token.Is(","))
        {
            return false;
        }

        Advance(afterOperand: false);
        return true;
    }

    private void Expect(string symbol, bool afterOperand)
    {
        if (!_token.Is(symbol))
        {
            throw Unexpected(_token.Kind == TokenKind.End ? "S0203" : "S0202", _token, symbol);
        }

        Advance(afterOperand);
    }

    private void Advance(bool afterOperand)
    {
        _token = _lexer.Next(afterOperand);
        CheckKnown(_token);
    }

    private static JsonataException Unexpected(string code, Token token, string? expected) =>
        new(code, value: expected is null ? null : StringValue.Create(expected), token: token.Text, position: token.End) { TokenValue = token.Value };

    private static void CheckKnown(Token token)
    {
        if (token.Is("!") || token.Is("~"))
        {
            throw new JsonataException("S0204", token: token.Text, position: token.End);
        }
    }

    private static string TextOf(SyntaxNode node) => node switch
    {
        NameSyntax name => name.Name,
        VariableSyntax variable => variable.Name,
        LiteralSyntax { Value: StringValue text } => text.Text,
        LiteralSyntax literal => literal.Value.ToJson(),
        BinarySyntax binary => binary.Operator,
        CallSyntax or BlockSyntax => "(",
        ArraySyntax or FilterSyntax => "[",
        ObjectSyntax or GroupSyntax => "{",
        StepSyntax => ".",
        _ => "",
    };
}
