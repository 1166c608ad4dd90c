using System.Collections.Immutable;
using Stepyard.Local.DynamoDb.Attributes;

namespace Stepyard.Local.DynamoDb.Expressions.Conditions;

/// <summary>The grammar of condition, filter and key condition expressions: OR under AND under NOT under comparisons and functions.</summary>
internal sealed class ConditionParser
{
    private readonly ExpressionReader _reader;
    private Condition? _inParentheses;

    private ConditionParser(ExpressionReader reader) => _reader = reader;

    /// <summary>Parses an expression, whose operands' types are checked where they are known.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>, with the token or operand that is wrong.</exception>
    public static Condition Parse(string parameter, string text, Placeholders placeholders)
    {
        var reader = new ExpressionReader(parameter, text, placeholders);
        var condition = new ConditionParser(reader).ParseOr();
        reader.ExpectEnd();
        return condition;
    }

    private Condition ParseOr()
    {
        var condition = ParseAnd();
        while (_reader.AcceptKeyword("OR"))
        {
            condition = new Or(condition, ParseAnd());
        }

        return condition;
    }

    private Condition ParseAnd()
    {
        var condition = ParseNot();
        while (_reader.AcceptKeyword("AND"))
        {
            condition = new And(condition, ParseNot());
        }

        return condition;
    }

    private Condition ParseNot() =>
        _reader.Nest(() => _reader.AcceptKeyword("NOT") ? new Not(ParseNot()) : ParseTerm());

    private Condition ParseTerm()
    {
        if (_reader.AcceptSymbol("("))
        {
            var inner = ParseOr();
            _reader.ExpectSymbol(")");
            return ReferenceEquals(inner, _inParentheses) ? throw _reader.RedundantParentheses() : _inParentheses = inner;
        }

        return StartsFunction && !_reader.Current.Text.Equals("size", StringComparison.Ordinal) ? ParseFunction() : ParseComparison();
    }

    private bool StartsFunction => _reader.Current.Kind == TokenKind.Word && _reader.Following.IsSymbol("(");

    private Condition ParseComparison()
    {
        var left = ParseOperand();
        if (_reader.AcceptKeyword("BETWEEN"))
        {
            return ParseBetween(left);
        }

        if (_reader.AcceptKeyword("IN"))
        {
            return new In(left, ParseArguments());
        }

        if (_reader.Current is not { Kind: TokenKind.Symbol, Text: "=" or "<>" or "<" or "<=" or ">" or ">=" })
        {
            throw _reader.UnexpectedToken();
        }

        var comparison = new Comparison(left, _reader.Advance().Text, ParseOperand());
        if (comparison.Operator is not ("=" or "<>"))
        {
            RequireScalar(comparison.Operator, comparison.Left, comparison.Right);
        }

        return left is PathOperand { Path: var path } && left == comparison.Right
            ? throw _reader.Refuse($"The first operand must be distinct from the remaining operands for this operator or function; operator: {comparison.Operator}, first operand: {path}")
            : comparison;
    }

    private Between ParseBetween(Operand operand)
    {
        var lower = ParseOperand();
        _reader.ExpectKeyword("AND");
        var upper = ParseOperand();
        RequireScalar("BETWEEN", operand, lower, upper);
        if (lower is ValueOperand { Value: ScalarValue low } && upper is ValueOperand { Value: ScalarValue high })
        {
            if (low.Type != high.Type)
            {
                throw _reader.Refuse($"The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: {Describe(low)}, upper bound operand: {Describe(high)}");
            }

            if (low.CompareTo(high) > 0)
            {
                throw _reader.Refuse($"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: {Describe(low)}, upper bound operand: {Describe(high)}");
            }
        }

        return new(operand, lower, upper);
    }

    private Condition ParseFunction()
    {
        var name = _reader.Advance().Text;
        if (name is not ("attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains"))
        {
            throw _reader.Refuse(name is "if_not_exists" or "list_append"
                ? $"The function is not allowed in a condition expression; function: {name}"
                : $"Invalid function name; function: {name}");
        }

        var arguments = ParseArguments();
        var expected = name is "attribute_exists" or "attribute_not_exists" ? 1 : 2;
        if (arguments.Length != expected)
        {
            throw _reader.Refuse($"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {arguments.Length}");
        }

        if (name.StartsWith("attribute_", StringComparison.Ordinal) && arguments[0] is not PathOperand)
        {
            throw _reader.Refuse($"Operator or function requires a document path; operator or function: {name}");
        }

        return name switch
        {
            "attribute_exists" => new AttributeExists(arguments[0]),
            "attribute_not_exists" => new Not(new AttributeExists(arguments[0])),
            "attribute_type" => new AttributeType(arguments[0], ReadType(arguments[1])),
            "begins_with" => ParseBeginsWith(arguments),
            _ => new Contains(arguments[0], arguments[1]),
        };
    }

    private BeginsWith ParseBeginsWith(ImmutableArray<Operand> arguments) =>
        arguments.OfType<ValueOperand>().FirstOrDefault(argument => argument.Value is not (TextValue or BinaryValue)) is { } wrong
            ? throw _reader.WrongOperand("begins_with", wrong.Value)
            : new(arguments[0], arguments[1]);

    private string ReadType(Operand argument)
    {
        if (argument is not ValueOperand { Value: TextValue { Text: var type } })
        {
            throw argument is ValueOperand { Value: var value }
                ? _reader.WrongOperand("attribute_type", value)
                : _reader.Refuse("Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {PATH}");
        }

        return AttributeType.Types.Contains(type)
            ? type
            : throw _reader.Refuse($"Invalid attribute type name found; type: {type}, valid types: {{{string.Join(',', AttributeType.Types)}}}");
    }

    private ImmutableArray<Operand> ParseArguments()
    {
        _reader.ExpectSymbol("(");
        var arguments = ImmutableArray.CreateBuilder<Operand>();
        do
        {
            arguments.Add(ParseOperand());
        }
        while (_reader.AcceptSymbol(","));
        _reader.ExpectSymbol(")");
        return arguments.ToImmutable();
    }

    private Operand ParseOperand()
    {
        if (_reader.Current.Kind == TokenKind.ValuePlaceholder)
        {
            return new ValueOperand(_reader.ReadValue());
        }

        if (!StartsFunction)
        {
            return new PathOperand(_reader.ReadPath());
        }

        var function = _reader.Advance().Text;
        if (function != "size")
        {
            throw _reader.Refuse($"The function is not allowed to be used this way in an expression; function: {function}");
        }

        var arguments = ParseArguments();
        return arguments.Length == 1
            ? new SizeOperand(arguments[0])
            : throw _reader.Refuse($"Incorrect number of operands for operator or function; operator or function: size, number of operands: {arguments.Length}");
    }

    private void RequireScalar(string function, params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is ValueOperand { Value: not ScalarValue } wrong)
            {
                throw _reader.WrongOperand(function, wrong.Value);
            }
        }
    }

    private static string Describe(ScalarValue value) => $"AttributeValue: {{{value.Type}:{value.Plain}}}";
}
