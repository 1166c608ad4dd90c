using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>The library around the language.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public void Variables_come_from_outside() =>
        JsonataExpression.Parse("$price * $quantity").Evaluate(null, new Dictionary<string, Value> { ["price"] = 2.5, ["quantity"] = 4L }).ShouldBe(10L);

    [Fact]
    public void A_variable_from_outside_takes_a_function_s_place() =>
        JsonataExpression.Parse("$sum").Evaluate(null, new Dictionary<string, Value> { ["sum"] = 7L }).ShouldBe(7L);

    [Fact]
    public void A_mistake_has_a_position()
    {
        JsonataExpression.TryParse("a.b + ", out _, out var problem).ShouldBeFalse();
        problem!.Code.ShouldBe("S0207");
        problem.Position.ShouldBe(6);
    }

    [Fact]
    public void An_expression_says_what_it_takes_from_outside() =>
        JsonataExpression.Parse("($x := $states.input; $f := function($y) { $y + $z }; $sum($f($x)) + $hat(1))").FreeVariables
            .ShouldBe([new("states", 7, false), new("z", 48, false), new("hat", 69, true)]);

    [Fact]
    public void A_dialect_has_functions_of_its_own()
    {
        var dialect = FunctionTable.Standard.Without("eval").With(new NativeFunction("double", "<n-:n>", (_, arguments) =>
            arguments[0] is NumberValue number ? number.AsInt64 * 2 : null));
        JsonataExpression.Parse("[1, 2].$double()", dialect).Evaluate(null).ShouldBe(Value.Parse("[2, 4]"));
        Should.Throw<JsonataException>(() => JsonataExpression.Parse("$eval('1')", dialect).Evaluate(null)).Code.ShouldBe("T1006");
    }

    [Theory]
    [InlineData("[1.0,1e10,1.5,{\"a\":[-2.0,\"x\"]}]", "[1,10000000000,1.5,{\"a\":[-2,\"x\"]}]")]
    [InlineData("[1e300,123456789012345678901234567890]", "[1.0E300,123456789012345678901234567890]")]
    public void A_whole_number_passes_through_without_its_fraction(string input, string output) =>
        JsonataExpression.Parse("$").Evaluate(Value.Parse(input))!.ToJson().ShouldBe(output);

    [Fact]
    public void What_passes_through_unchanged_is_not_copied()
    {
        var input = Value.Parse("""{"a":[1,2.5]}""");
        JsonataExpression.Parse("$").Evaluate(input).ShouldBeSameAs(input);
    }

    [Fact]
    public void The_clock_stands_still_during_an_evaluation()
    {
        var time = new VirtualTime();
        var options = new EvaluationOptions { Clock = time };
        JsonataExpression.Parse("$toMillis($now()) - $millis()").Evaluate(null, NoBindings.Instance, options).ShouldBe(0L);
        JsonataExpression.Parse("$millis()").Evaluate(null, NoBindings.Instance, options).ShouldBe(time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        Value? Draw() => JsonataExpression.Parse("[$random(), $shuffle([1..20])]")
            .Evaluate(null, NoBindings.Instance, new EvaluationOptions { Random = new Random(42) });
        Draw().ShouldBe(Draw());
    }

    [Fact]
    public void Many_threads_evaluate_one_expression()
    {
        var expression = JsonataExpression.Parse("($f := function($n) { $n = 0 ? $x : $f($n - 1) }; $sum([1..10].($f($))))");
        Enumerable.Range(0, 64).AsParallel()
            .Select(number => expression.Evaluate(null, new Dictionary<string, Value> { ["x"] = (long)number }))
            .OrderBy(sum => ((NumberValue)sum!).AsInt64)
            .ShouldBe(Enumerable.Range(0, 64).Select(number => (Value?)(number * 10L)));
    }

    [Theory]
    [InlineData("$string($)", "[1,2]")]
    [InlineData("{\"f\": $sum}.f", "\"\"")]
    public void A_function_prints_as_an_empty_string(string expression, string json) =>
        JsonataExpression.Parse(expression).Evaluate(Value.Parse("[1,2]"))!.ToJson().ShouldBe(json.StartsWith('[') ? $"\"{json}\"" : json);

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("10 / 2", "5")]
    [InlineData("2.50 * 2", "5")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("$sum([0.5, 0.5])", "1")]
    [InlineData("9007199254740993", "9007199254740992")]
    public void A_whole_number_prints_without_a_fraction(string expression, string json) =>
        JsonataExpression.Parse(expression).Evaluate(null)!.ToJson().ShouldBe(json);
}
