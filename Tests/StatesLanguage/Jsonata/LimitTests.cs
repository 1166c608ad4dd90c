using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>An expression that takes too much fails; the process lives on.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("($f := function() { 1 + $f() }; $f())")]
    [InlineData("($e := '$eval($e)'; $eval($e))")]
    [InlineData("($f := function($x, $n) { $n = 0 ? $x : $f([[$x]], $n - 1) }; $f(1, 20000))")]
    [InlineData("($f := function($x, $n) { $n = 0 ? $x : $f([[$x]], $n - 1) }; $string($f(1, 100000)))")]
    [InlineData("($f := function($x, $n) { $n = 0 ? $x : $f([[$x]], $n - 1) }; $f(1, 100000) = $f(1, 100000))")]
    [InlineData("($f := function($g, $n) { $n = 0 ? $g : $f($g(?), $n - 1) }; $f($uppercase, 100000)('a'))")]
    public void An_expression_that_nests_too_deep_fails(string expression) => Fails(expression);

    [Theory]
    [InlineData("($f := function() { $f() }; $f())")]
    [InlineData("$map([1..1000000], function($x) { $map([1..1000], function($y) { $x * $y }) })")]
    public void An_expression_that_does_not_end_fails(string expression) => Fails(expression);

    [Theory]
    [InlineData("$pad('a', 1e10)")]
    [InlineData("$reduce([1..100], function($a, $b) { $a & $a }, 'aaaa')")]
    [InlineData("($f := function($m) { $f($append($m, $m)) }; $f([1, 2]))")]
    [InlineData("($f := function($m) { $f($string([$m])) }; $f('\"'))")]
    public void An_expression_that_grows_without_end_fails(string expression) => Fails(expression);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("-")]
    [InlineData("1+")]
    [InlineData("a.(")]
    [InlineData("a[")]
    [InlineData("{'a':")]
    [InlineData("function($x){")]
    [InlineData("1?")]
    public void A_text_that_nests_too_deep_is_refused(string piece) =>
        Should.Throw<JsonataException>(() => JsonataExpression.Parse(string.Concat(Enumerable.Repeat(piece, 100_000)) + "1"));

    [Fact]
    public void Arguments_that_fit_a_signature_in_no_way_are_refused_before_all_ways_are_tried()
    {
        var signature = string.Concat(Enumerable.Repeat("s+", 15));
        var arguments = string.Join(',', Enumerable.Repeat("'a'", 45));

        Should.Throw<JsonataException>(() => JsonataExpression.Parse($"function($x)<{signature}n:n>{{1}}({arguments})").Evaluate(null)).Code.ShouldBe("T0410");
    }

    [Fact]
    public void A_long_chain_of_operators_is_fine() =>
        JsonataExpression.Parse("1" + string.Concat(Enumerable.Repeat("+1", 2000))).Evaluate(null).ShouldBe(2001L);

    private static void Fails(string expression)
    {
        var options = new EvaluationOptions { TimeLimit = TimeSpan.FromSeconds(2) };
        Should.Throw<JsonataException>(() => JsonataExpression.Parse(expression).Evaluate(null, NoBindings.Instance, options)).Code.ShouldBe("U1001");
    }
}
