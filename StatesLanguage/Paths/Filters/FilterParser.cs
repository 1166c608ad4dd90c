using System.Text.RegularExpressions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Filters;

/// <summary>Parses what stands between the parentheses of <c>[?(…)]</c>.</summary>
internal sealed class FilterParser(TextCursor cursor)
{
    public Test? ParseOr() => ParseCombined("||", ParseAnd, isAnd: false);

    private Test? ParseAnd() => ParseCombined("&&", ParseUnary, isAnd: true);

    private Test? ParseCombined(string separator, Func<Test?> parseOne, bool isAnd)
    {
        var tests = new List<Test>();
        do
        {
            if (parseOne() is not { } test)
            {
                return null;
            }

            tests.Add(test);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(separator));

        return tests is [var only] ? only : new Combined([.. tests], isAnd);
    }

    private Test? ParseUnary()
    {
        cursor.SkipBlanks();
        if (!cursor.TryEnter())
        {
            return null;
        }

        Test? test;
        if (cursor.TryTake("!"))
        {
            test = ParseUnary() is { } negated ? new Negated(negated) : null;
        }
        else if (cursor.TryTake("("))
        {
            test = ParseOr() is { } inner && cursor.Expect(")") ? inner : null;
        }
        else
        {
            test = ParseComparison();
        }

        cursor.Leave();
        return test;
    }

    private Test? ParseComparison()
    {
        if (ParseOperand() is not { } left)
        {
            return null;
        }

        cursor.SkipBlanks();
        if (cursor.TryTake("=~"))
        {
            return ParseMatch(left);
        }

        foreach (var (sign, comparison) in Comparisons.All)
        {
            if (cursor.TryTake(sign))
            {
                return ParseOperand() is { } right ? new Compared(left, comparison, right) : null;
            }
        }

        return left.IsPath ? new Exists(left) : (Test?)cursor.Fail("An operator is missing");
    }

    private Operand? ParseOperand()
    {
        cursor.SkipBlanks();
        if (cursor.Next is '@' or '$')
        {
            return new PathParser(cursor, isInFilter: true).Parse() is { } path ? new(path) : null;
        }

        return ParseConstant() is { } constant ? new(constant) : null;
    }

    private Value? ParseConstant() => cursor.Next switch
    {
        '\'' or '"' => cursor.TakeQuoted() is { } text ? StringValue.Create(text) : null,
        '[' => ParseArray(),
        't' when cursor.TryTake("true") => BooleanValue.True,
        'f' when cursor.TryTake("false") => BooleanValue.False,
        'n' when cursor.TryTake("null") => NullValue.Instance,
        _ => cursor.TakeNumber(),
    };

    private ArrayValue? ParseArray()
    {
        if (!cursor.TryEnter())
        {
            return null;
        }

        cursor.Advance();
        var items = new List<Value>();
        for (cursor.SkipBlanks(); cursor.Next != ']'; cursor.SkipBlanks())
        {
            if ((items.Count > 0 && !cursor.Expect(",")) || ParseItem() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        cursor.Advance();
        cursor.Leave();
        return ArrayValue.Create([.. items]);
    }

    private Value? ParseItem()
    {
        cursor.SkipBlanks();
        return ParseConstant();
    }

    /// <summary>A regular expression, <c>/^fire.*/i</c>, which must match the whole text. It is matched in linear time, whatever it is.</summary>
    private Compared? ParseMatch(Operand left)
    {
        if (!cursor.Expect("/"))
        {
            return null;
        }

        var pattern = cursor.TakeUntil("/");
        if (!cursor.Expect("/"))
        {
            return null;
        }

        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        options |= cursor.TryTake("i") ? RegexOptions.IgnoreCase : RegexOptions.None;
        try
        {
            var regex = new Regex($"^(?:{pattern})$", options, Regex.InfiniteMatchTimeout);
            return new(left, (value, _) => value is StringValue text && regex.IsMatch(text.Text), left);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return (Compared?)cursor.Fail($"The regular expression is not one: {e.Message}");
        }
    }
}
