using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Stepyard.Local.EventPatterns.Tests;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns;

/// <summary>Reads the array of what a field's value may be.</summary>
/// <remarks>AWS: Event Ruler's JsonRuleCompiler has the grammar and the words of its mistakes.</remarks>
internal sealed class ValueTestReader(PatternTokens tokens)
{
    private const string IgnoreCase = "equals-ignore-case";
    private const string OneKey = "Only one key allowed in match expression";
    private const string TooMany = "Too many elements in numeric expression";

    /// <summary>What the tests are called.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["exactly", IgnoreCase, "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr"];

    /// <summary>Reads from the bracket that has begun to the one that ends.</summary>
    public FieldTest Read(string path)
    {
        var tests = ImmutableArray.CreateBuilder<ValueTest>();
        var mayBeAbsent = false;
        while (tokens.Next() != JsonTokenType.EndArray)
        {
            switch (tokens.Type)
            {
                case JsonTokenType.StartArray:
                    throw tokens.Mistake("Match value must be String, number, true, false, or null");
                case JsonTokenType.StartObject when ReadTest() is { } test:
                    tests.Add(test);
                    break;
                case JsonTokenType.StartObject:
                    mayBeAbsent = true;
                    break;
                default:
                    tests.Add(Exactly());
                    break;
            }
        }

        return tests.Count == 0 && !mayBeAbsent ? throw tokens.Mistake("Empty arrays are not allowed") : new(path, tests.ToImmutable(), mayBeAbsent);
    }

    // Two ways to write an address are the same address.
    private ValueTest Exactly() =>
        tokens.Type == JsonTokenType.String
            ? AddressBlock.Of(tokens.Text) ?? (ValueTest)new Exactly(tokens.Text)
            : new Exactly(Value.Parse(tokens.Text));

    // Null for the one test that a field which is not there passes.
    private ValueTest? ReadTest()
    {
        if (tokens.Next() != JsonTokenType.PropertyName)
        {
            throw tokens.Mistake("Match expression name not found");
        }

        var name = tokens.Text;
        tokens.Next();
        return name switch
        {
            "exactly" => Closed(new Exactly(String("exact"))),
            IgnoreCase => Closed(new EqualsIgnoreCase(String(IgnoreCase))),
            "prefix" => tokens.Type == JsonTokenType.StartObject ? new Prefix(WithoutCase("prefix"), StringComparison.OrdinalIgnoreCase) : Closed(new Prefix(String("prefix"))),
            "suffix" => tokens.Type == JsonTokenType.StartObject ? new Suffix(WithoutCase("suffix"), StringComparison.OrdinalIgnoreCase) : Closed(new Suffix(String("suffix"))),
            "wildcard" => Closed(Wildcard()),
            "cidr" => Closed(AddressBlock.Parse(String("prefix"))),
            "exists" => Exists(),
            "numeric" => Closed(Numeric(), TooMany),
            "anything-but" => AnythingBut(),
            _ => throw tokens.Mistake($"Unrecognized match type {name}"),
        };
    }

    private string String(string test) =>
        tokens.Type == JsonTokenType.String ? tokens.Text : throw tokens.Mistake($"{test} match pattern must be a string");

    private T Closed<T>(T read, string problem = OneKey) => tokens.Next() == JsonTokenType.EndObject ? read : throw tokens.Mistake(problem);

    private ValueTest? Exists() => tokens.Type switch
    {
        JsonTokenType.True => Closed(new Present()),
        JsonTokenType.False => Closed<ValueTest?>(null),
        _ => throw tokens.Mistake("exists match pattern must be either true or false."),
    };

    private string WithoutCase(string test)
    {
        if (tokens.Next() != JsonTokenType.PropertyName)
        {
            throw tokens.Mistake($"{char.ToUpperInvariant(test[0])}{test[1..]} expression name not found");
        }

        if (tokens.Text != IgnoreCase)
        {
            throw tokens.Mistake($"Unsupported {test} pattern: {tokens.Text}");
        }

        tokens.Next();
        return Closed(Closed(String(IgnoreCase)));
    }

    private Wildcard Wildcard()
    {
        var pattern = String("wildcard");
        return Tests.Wildcard.ProblemOf(pattern) is { } problem ? throw tokens.Mistake(problem, isRead: true) : new(pattern);
    }

    private AnythingBut AnythingBut()
    {
        string? test = null;
        if (tokens.Type == JsonTokenType.StartObject)
        {
            test = tokens.Next() == JsonTokenType.PropertyName ? tokens.Text : throw tokens.Mistake("Anything-But expression name not found");
            if (test is not (IgnoreCase or "prefix" or "suffix" or "wildcard"))
            {
                throw tokens.Mistake($"Unsupported anything-but pattern: {test}");
            }

            tokens.Next();
        }

        ImmutableArray<ValueTest> tests = tokens.Type switch
        {
            JsonTokenType.StartArray => ExceptionList(test),
            JsonTokenType.String or JsonTokenType.Number => [Exception(test)],
            _ => throw tokens.Mistake("Value of anything-but must be an array or single string/number value."),
        };
        var read = Closed(new AnythingBut(tests), TooMany);
        return test is null ? read : Closed(read, TooMany);
    }

    private ImmutableArray<ValueTest> ExceptionList(string? test)
    {
        var tests = ImmutableArray.CreateBuilder<ValueTest>();
        var numbers = 0;
        while (tokens.Next() != JsonTokenType.EndArray)
        {
            numbers += tokens.IsNumber ? 1 : 0;
            tests.Add(Exception(test));
        }

        return test is null && (tests.Count == 0 || (numbers > 0 && numbers < tests.Count))
            ? throw tokens.Mistake("Inside anything but list, either all values are number or string, mixed type is not supported")
            : tests.ToImmutable();
    }

    private ValueTest Exception(string? test) => (test, tokens.Type) switch
    {
        (null, JsonTokenType.String) => new Exactly(tokens.Text),
        (null, JsonTokenType.Number) => Tests.Numeric.EqualTo(Number()),
        (null, _) => throw tokens.Mistake("Inside anything but list, start|null|boolean is not supported."),
        (IgnoreCase, JsonTokenType.String) => new EqualsIgnoreCase(tokens.Text),
        (IgnoreCase, _) => throw tokens.Mistake("Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."),
        ("wildcard", _) => Wildcard(),
        (_, not JsonTokenType.String) => throw tokens.Mistake("prefix/suffix match pattern must be a string"),
        (_, _) when tokens.Text.Length == 0 => throw tokens.Mistake("Null prefix/suffix not allowed", isRead: true),
        ("prefix", _) => new Prefix(tokens.Text),
        _ => new Suffix(tokens.Text),
    };

    private Numeric Numeric()
    {
        if (tokens.Type != JsonTokenType.StartArray)
        {
            throw tokens.Mistake("Value of numeric must be an array.");
        }

        if (tokens.Next() != JsonTokenType.String)
        {
            throw tokens.Mistake($"Invalid member in numeric match: {tokens.Text}");
        }

        var sign = tokens.Text;
        tokens.Next();
        switch (sign)
        {
            case "=":
                return Ended(Tests.Numeric.EqualTo(Number("equals")));
            case "<" or "<=":
                return Ended(new Numeric(-Tests.Numeric.Limit, true, Number(sign), sign == "<="));
            case ">" or ">=":
                var bottom = Number(sign);
                return tokens.Next() == JsonTokenType.EndArray ? new(bottom, sign == ">=", Tests.Numeric.Limit, true) : Range(bottom, sign == ">=");
            default:
                throw tokens.Mistake($"Unrecognized numeric range operator: {sign}");
        }

        Numeric Ended(Numeric read) => tokens.Next() == JsonTokenType.EndArray ? read : throw tokens.Mistake(TooMany);
    }

    private Numeric Range(decimal bottom, bool withBottom)
    {
        if (tokens.Type != JsonTokenType.String)
        {
            throw tokens.Mistake($"Bad value in numeric range: {tokens.Text}");
        }

        var sign = tokens.Text;
        if (sign is not ("<" or "<="))
        {
            throw tokens.Mistake($"Bad numeric range operator: {sign}", isRead: true);
        }

        tokens.Next();
        var top = Number(sign);
        if (tokens.Next() != JsonTokenType.EndArray)
        {
            throw tokens.Mistake("Too many terms in numeric range expression");
        }

        return bottom < top ? new(bottom, withBottom, top, sign == "<=") : throw tokens.Mistake("Bottom must be less than top");
    }

    private decimal Number(string sign) => tokens.IsNumber ? Number() : throw tokens.Mistake($"Value of {sign} must be numeric");

    private decimal Number()
    {
        var number = double.Parse(tokens.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.Abs(number) <= (double)Tests.Numeric.Limit
            ? Tests.Numeric.Cut(number)
            : throw tokens.Mistake("Value must be between -5.0E9 and 5.0E9, inclusive");
    }
}
