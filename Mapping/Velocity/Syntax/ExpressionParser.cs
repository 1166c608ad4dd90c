using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Evaluation.Expressions;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>Parses what stands in the parentheses of <c>#set</c> and <c>#if</c>, and the narrower kind that arguments, items and indexes are.</summary>
/// <remarks>Velocity 1.7: VTL reference guide, "Directives"; precedence as in its grammar, from <c>||</c> to <c>!</c>.</remarks>
internal sealed class ExpressionParser
{
    private readonly Cursor _cursor;
    private readonly StringParser _strings;

    public ExpressionParser(Cursor cursor, Func<Cursor, Block> parseBlock)
    {
        _cursor = cursor;
        _strings = new(cursor, parseBlock);
        References = new(cursor, this);
    }

    public ReferenceParser References { get; }

    public Expression Parse() => _cursor.Nested(ParseOr);

    /// <summary>A value or a reference, without operators, with the blanks around it.</summary>
    public Expression ParseParameter()
    {
        _cursor.SkipWhitespace();
        var parameter = _cursor.Nested(ParseValue);
        _cursor.SkipWhitespace();
        return parameter;
    }

    private Expression ParseOr() =>
        ParseChain(ParseAnd, () => TryTakeOperator("||", "or") ? (left, right, _) => new Logic(left, right, isAnd: false) : null);

    private Expression ParseAnd() =>
        ParseChain(ParseEquality, () => TryTakeOperator("&&", "and") ? (left, right, _) => new Logic(left, right, isAnd: true) : null);

    private Expression ParseEquality() => ParseChain(ParseRelation, () =>
        TryTakeOperator("==", "eq") ? (left, right, place) => new EqualityTest(left, right, isNegated: false, place)
        : TryTakeOperator("!=", "ne") ? (left, right, place) => new EqualityTest(left, right, isNegated: true, place)
        : null);

    private Expression ParseRelation() => ParseChain(ParseSum, () =>
        TryTakeOperator("<=", "le") ? (left, right, _) => new Comparison(left, order => order <= 0, right)
        : TryTakeOperator(">=", "ge") ? (left, right, _) => new Comparison(left, order => order >= 0, right)
        : TryTakeOperator("<", "lt") ? (left, right, _) => new Comparison(left, order => order < 0, right)
        : TryTakeOperator(">", "gt") ? (left, right, _) => new Comparison(left, order => order > 0, right)
        : null);

    private Expression ParseSum() => ParseChain(ParseProduct, () => ArithmeticOperator('+', '-'));

    private Expression ParseProduct() => ParseChain(ParseUnary, () => ArithmeticOperator('*', '/', '%'));

    private Expression ParseChain(Func<Expression> parseOperand, Func<Func<Expression, Expression, Place, Expression>?> takeOperator)
    {
        var start = _cursor.Position;
        var left = parseOperand();
        var place = _cursor.Place;
        while (takeOperator() is { } combine)
        {
            left = combine(left, parseOperand(), place);
            place = _cursor.Place;
        }

        return left;
    }

    private Func<Expression, Expression, Place, Expression>? ArithmeticOperator(params ReadOnlySpan<char> signs)
    {
        var sign = _cursor.Next;
        if (!signs.Contains(sign))
        {
            return null;
        }

        if (sign == '-' && (char.IsAsciiDigit(_cursor.At(1)) || _cursor.At(1) == '.'))
        {
            throw _cursor.Failure($"a minus before a digit belongs to the number: write a blank after it to subtract.");
        }

        _cursor.Position++;
        return (left, right, place) => new Arithmetic(left, sign, right, place);
    }

    private Expression ParseUnary()
    {
        _cursor.SkipWhitespace();
        if (_cursor.Is("!=") || !TryTakeOperator("!", "not"))
        {
            return ParsePrimary();
        }

        return new Negation(_cursor.Nested(ParseUnary));
    }

    private Expression ParsePrimary()
    {
        _cursor.SkipWhitespace();
        var primary = _cursor.TryTake("(") ? ParseParentheses() : ParseValue();
        _cursor.SkipWhitespace();
        return primary;
    }

    private Expression ParseParentheses()
    {
        var inner = Parse();
        _cursor.Expect(")", "a closing parenthesis is missing.");
        return inner;
    }

    private Expression ParseValue()
    {
        switch (_cursor.Next)
        {
            case '$':
                return References.Parse();
            case '"' or '\'':
                return _strings.Parse();
            case '[':
                return ParseList();
            case '{':
                return ParseMap();
            case '-' or '.' or (>= '0' and <= '9'):
                return ParseNumber();
            default:
                return ParseWord();
        }
    }

    private Constant ParseWord()
    {
        var start = _cursor.Position;
        var word = _cursor.TakeWhile(Cursor.IsInWord);
        return word switch
        {
            "true" => new Constant(true) { Literal = word },
            "false" => new Constant(false) { Literal = word },
            "null" => throw _cursor.Failure("Velocity has no null: test with #if($name), or compare with a variable that has no value, such as $null.", start),
            "" => throw _cursor.Failure("a value is missing."),
            _ => throw _cursor.Failure($"'{word}' is no value: a reference begins with $, a text stands in quotes.", start),
        };
    }

    private Constant ParseNumber()
    {
        var start = _cursor.Position;
        _cursor.TryTake("-");
        _cursor.TakeWhile(char.IsAsciiDigit);

        // In 1..3 the dots are those of a range.
        var isFloat = _cursor.Next == '.' && _cursor.At(1) != '.';
        if (isFloat)
        {
            _cursor.Position++;
            _cursor.TakeWhile(char.IsAsciiDigit);
        }

        if (_cursor.Next is 'e' or 'E' && (char.IsAsciiDigit(_cursor.At(1)) || (_cursor.At(1) is '+' or '-' && char.IsAsciiDigit(_cursor.At(2)))))
        {
            isFloat = true;
            _cursor.Position += 2;
            _cursor.TakeWhile(char.IsAsciiDigit);
        }

        var text = _cursor.Text[start.._cursor.Position];
        if (isFloat && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new(number) { Literal = text };
        }

        const int MostDigits = 1000;
        return !isFloat && text.Length <= MostDigits && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? new(Numbers.Shrink(integer)) { Literal = text }
            : throw _cursor.Failure($"'{text}' is no number.", start);
    }

    private Expression ParseList()
    {
        var start = _cursor.Position;
        var place = _cursor.Place;
        _cursor.Position++;
        var items = ImmutableArray.CreateBuilder<Expression>();
        for (_cursor.SkipWhitespace(); !_cursor.TryTake("]");)
        {
            if (items.Count == 1 && _cursor.TryTake(".."))
            {
                var to = ParseParameter();
                _cursor.Expect("]", "the closing ] of the range is missing.");
                return new RangeLiteral(items[0], to, place) { Literal = _cursor.Text[start.._cursor.Position] };
            }

            if (items.Count > 0)
            {
                _cursor.Expect(",", "a comma or the closing ] of the list is missing.");
            }

            items.Add(ParseParameter());
        }

        return new ListLiteral(items.ToImmutable()) { Literal = _cursor.Text[start.._cursor.Position] };
    }

    private MapLiteral ParseMap()
    {
        var start = _cursor.Position;
        _cursor.Position++;
        var entries = ImmutableArray.CreateBuilder<(Expression, Expression)>();
        for (_cursor.SkipWhitespace(); !_cursor.TryTake("}");)
        {
            if (entries.Count > 0)
            {
                _cursor.Expect(",", "a comma or the closing } of the map is missing.");
            }

            var key = ParseParameter();
            _cursor.Expect(":", "the colon after a key is missing.");
            entries.Add((key, ParseParameter()));
        }

        return new(entries.ToImmutable()) { Literal = _cursor.Text[start.._cursor.Position] };
    }

    private bool TryTakeOperator(string sign, string word)
    {
        if (_cursor.TryTake(sign))
        {
            return true;
        }

        return _cursor.Is(word) && !Cursor.IsInWord(_cursor.At(word.Length)) && _cursor.TryTake(word);
    }
}
