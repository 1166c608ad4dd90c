using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Updates;

/// <summary>The grammar of update expressions: the sections SET, REMOVE, ADD and DELETE, each at most once.</summary>
internal sealed class UpdateParser
{
    private readonly ExpressionReader _reader;
    private readonly ImmutableArray<UpdateAction>.Builder _actions = ImmutableArray.CreateBuilder<UpdateAction>();
    private Operand? _inParentheses;

    private UpdateParser(ExpressionReader reader) => _reader = reader;

    public static UpdateExpression Parse(string text, Placeholders placeholders)
    {
        var reader = new ExpressionReader("UpdateExpression", text, placeholders);
        var parser = new UpdateParser(reader);
        parser.ParseSections();
        var update = new UpdateExpression(parser._actions.ToImmutable());
        Projection.RequireDistinct([.. update.Actions.Select(action => action.Path)], reader);
        return update;
    }

    private void ParseSections()
    {
        var seen = new HashSet<string>();
        do
        {
            var section = _reader.Current.Kind == TokenKind.Word ? _reader.Current.Text.ToUpperInvariant() : "";
            Func<UpdateAction> parse = section switch
            {
                "SET" => ParseSet,
                "REMOVE" => () => new Remove(_reader.ReadPath()),
                "ADD" => ParseAdd,
                "DELETE" => ParseDelete,
                _ => throw _reader.UnexpectedToken(),
            };
            if (!seen.Add(section))
            {
                throw _reader.Refuse($"The \"{section}\" section can only be used once in an update expression;");
            }

            _reader.Advance();
            do
            {
                _actions.Add(parse());
            }
            while (_reader.AcceptSymbol(","));
        }
        while (_reader.Current.Kind != TokenKind.End);
    }

    private Set ParseSet()
    {
        var path = _reader.ReadPath();
        _reader.ExpectSymbol("=");
        return new(path, ParseSum());
    }

    private Add ParseAdd()
    {
        var (path, value) = (_reader.ReadPath(), _reader.ReadValue());
        return value is NumberValue or SetValue ? new(path, value) : throw NotAllowed("ADD", value);
    }

    private Delete ParseDelete()
    {
        var (path, value) = (_reader.ReadPath(), _reader.ReadValue());
        return value is SetValue set ? new(path, set) : throw NotAllowed("DELETE", value);
    }

    private Operand ParseSum() => _reader.Nest(ParseSumOnce);

    private Operand ParseSumOnce()
    {
        var left = ParseOperand();
        if (_reader.Current is not { Kind: TokenKind.Symbol, Text: "+" or "-" })
        {
            return left;
        }

        var sign = _reader.Advance().Text;
        var right = ParseOperand();
        foreach (var operand in new[] { left, right })
        {
            if (operand is ValueOperand { Value: not NumberValue } wrong)
            {
                throw _reader.WrongOperand(sign, wrong.Value);
            }
        }

        return new Sum(left, right, sign == "-");
    }

    private Operand ParseOperand()
    {
        if (_reader.AcceptSymbol("("))
        {
            var inner = ParseSum();
            _reader.ExpectSymbol(")");
            return ReferenceEquals(inner, _inParentheses) ? throw _reader.RedundantParentheses() : _inParentheses = inner;
        }

        if (_reader.Current.Kind == TokenKind.ValuePlaceholder)
        {
            return new ValueOperand(_reader.ReadValue());
        }

        return _reader.Current.Kind == TokenKind.Word && _reader.Following.IsSymbol("(")
            ? ParseFunction()
            : new PathOperand(_reader.ReadPath());
    }

    private Operand ParseFunction()
    {
        var name = _reader.Advance().Text;
        if (name is not ("if_not_exists" or "list_append"))
        {
            throw _reader.Refuse(name is "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains" or "size"
                ? $"The function is not allowed in an update expression; function: {name}"
                : $"Invalid function name; function: {name}");
        }

        _reader.ExpectSymbol("(");
        var first = ParseSum();
        _reader.ExpectSymbol(",");
        var second = ParseSum();
        _reader.ExpectSymbol(")");
        if (name == "if_not_exists")
        {
            return first is PathOperand { Path: var path }
                ? new IfNotExists(path, second)
                : throw _reader.Refuse("Operator or function requires a document path; operator or function: if_not_exists");
        }

        foreach (var operand in new[] { first, second })
        {
            if (operand is ValueOperand { Value: not ListValue } wrong)
            {
                throw _reader.WrongOperand(name, wrong.Value);
            }
        }

        return new ListAppend(first, second);
    }

    private Wire.AwsException NotAllowed(string section, AttributeValue value) =>
        _reader.Refuse($"Incorrect operand type for operator or function; operator: {section}, operand type: {LongName(value)}, typeSet: ALLOWED_FOR_{section}_OPERAND");

    private static string LongName(AttributeValue value) => value.Type switch
    {
        "S" => "STRING",
        "N" => "NUMBER",
        "B" => "BINARY",
        "L" => "LIST",
        "M" => "MAP",
        "BOOL" => "BOOLEAN",
        var other => other,
    };
}
