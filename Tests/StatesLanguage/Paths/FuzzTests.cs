using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Stepyard.StatesLanguage.Choices;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Paths;

/// <summary>Whatever text stands in a definition, the answer is a value or an error: never a .NET exception, never a hang.</summary>
public sealed class FuzzTests
{
    private static readonly Value Input = Value.Parse("""{"a":{"b":[1,2.5,"x",null,true,{"c":[]}]},"t":"2020-01-01T00:00:00Z","n":-3}""");

    // The pieces that the grammars are made of, so that random texts get deep into the parsers.
    private static readonly Gen<string> Texts = Gen.Elements(
            "$", "$$", "@", ".", "..", "[", "]", "(", ")", "*", "?", ":", ",", "'", "\"", "\\", "/", "{}", "{", "}", " ",
            "a", "b", "c", "$.a.b", "$.t", "$.n", "0", "-1", "2.5", "1e9", "999999999999", "==", "!=", "<", ">=", "&&", "||", "!", "=~", "in ",
            "length()", "null", "true", "'x'", "\u0000", "\ud800", "é", "🐉", "States.", "States.Format(", "States.Array(", "States.MathAdd(",
            "States.ArrayRange(", "States.ArrayPartition(", "States.StringSplit(", "States.JsonMerge(", "States.StringToJson(", "States.Hash(",
            "States.MathRandom(", "States.ArrayGetItem(", "States.Base64Decode(", "States.UUID()")
        .ListOf()
        .Select(string.Concat);

    [Fact]
    public void Random_expressions_give_a_value_or_an_error() =>
        Prop.ForAll(Texts.ToArbitrary(), Evaluate).Check(Draws.Of(2000));

    [Fact]
    public void Random_arguments_of_functions_give_a_value_or_an_error()
    {
        var arguments = Gen.Elements("$.a.b", "$.a", "$.t", "$.n", "'x'", "''", "0", "-1", "9223372036854775807", "1e300", "null", "true", "'{}'", "States.Array(1,1)");
        var functions = Gen.Elements(
            "Array", "ArrayContains", "ArrayGetItem", "ArrayLength", "ArrayPartition", "ArrayRange", "ArrayUnique", "Base64Decode", "Base64Encode",
            "Format", "Hash", "JsonMerge", "JsonToString", "MathAdd", "MathRandom", "StringSplit", "StringToJson", "UUID");
        var calls =
            from function in functions
            from count in Gen.Choose(0, 4)
            from given in arguments.ListOf(count)
            select $"States.{function}({string.Join(", ", given)})";

        Prop.ForAll(calls.ToArbitrary(), Evaluate).Check(Draws.Of(2000));
    }

    [Fact]
    public void Random_choice_rules_match_or_not_or_are_refused()
    {
        var operands = Gen.Elements("1", "\"x\"", "\"$.a\"", "\"2020-01-01T00:00:00Z\"", "true", "null", "[]", "{}", "[{\"Variable\":\"$.n\",\"IsNull\":true}]");
        var names = Gen.Elements(
            "And", "Or", "Not", "StringEquals", "StringMatches", "NumericLessThan", "NumericLessThanPath", "TimestampEquals",
            "TimestampGreaterThanPath", "IsPresent", "IsTimestamp", "BooleanEqualsPath", "Nonsense");
        var rules =
            from name in names
            from operand in operands
            from variable in Gen.Elements("$", "$.n", "$.t", "$.gone", "$.a.b[*]", "nonsense")
            select $$"""{"Variable":"{{variable}}","{{name}}":{{operand}},"Next":"x"}""";

        Prop.ForAll(rules.ToArbitrary(), rule =>
        {
            var problems = new List<Problem>();
            if (ChoiceRule.TryCompile(Value.Parse(rule), "/Choices[0]", problems, out var compiled))
            {
                (compiled.TryMatch(Input, new Scope(), out _, out var error) || error is not null).ShouldBeTrue();
            }
            else
            {
                problems.ShouldNotBeEmpty();
            }
        }).Check(Draws.Of(1000));
    }

    [Fact]
    public void Values_survive_printing_and_parsing() => Prop.ForAll(Texts.ListOf().ToArbitrary(), texts =>
    {
        var value = ArrayValue.Create([.. texts.Select(text => ObjectValue.Create(text.Replace("\ud800", "", StringComparison.Ordinal), 1L))]);
        Value.Parse(value.ToJson()).ShouldBe(value);
        JsonDocument.Parse(value.ToJson()).Dispose();
    }).Check(Draws.Of(100));

    [Theory]
    [InlineData("$[?(", "(", "@.a", ")", ")]")]
    [InlineData("$", "[?(@", "", ")]", "")]
    [InlineData("$[?(@.a == ", "[", "1", "]", ")]")]
    [InlineData("$[?(", "!", "@.a", "", ")]")]
    [InlineData("", "States.Array(", "1", ")", "")]
    public void Deep_nesting_is_refused(string start, string open, string middle, string close, string end)
    {
        const int Depth = 100_000;
        var text = start + string.Concat(Enumerable.Repeat(open, Depth)) + middle + string.Concat(Enumerable.Repeat(close, Depth)) + end;

        Expression.TryParse(text, out _, out var problem).ShouldBeFalse();
        problem.ShouldNotBeNull().Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public void A_deep_choice_rule_is_refused()
    {
        const int Depth = 400;
        var rule = string.Concat(Enumerable.Repeat("{\"Not\":", Depth)) + "{\"Variable\":\"$\",\"IsNull\":true}" + new string('}', Depth);

        ChoiceRule.TryCompile(Value.Parse(rule), "", [], out _).ShouldBeFalse();
    }

    private static void Evaluate(string text)
    {
        if (Expression.TryParse(text, out var expression, out var problem))
        {
            expression.TryEvaluate(Input, new Scope(), out var result, out var error);
            (result is null).ShouldBe(error is not null);
            _ = (result?.ToJson(), error?.Cause);
        }
        else
        {
            problem.ShouldNotBeNullOrEmpty();
        }

        if (ReferencePath.TryParse(text, out var path, out problem))
        {
            path.TrySet(Input, 1L, out var result, out var error);
            (result is null).ShouldBe(error is not null);
        }
        else
        {
            problem.ShouldNotBeNullOrEmpty();
        }

        PayloadTemplate.TryCompile(ObjectValue.Create("x.$", text), "/Parameters", [], out _);
    }
}
