using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>What the reference implementation answers, about operators.</summary>
public sealed class OperatorsTests
{
    [Theory]
    [InlineData("1+1", "2")]
    [InlineData("10/2", "5")]
    [InlineData("7/2", "3.5")]
    [InlineData("-10%3", "-1")]
    [InlineData("0.1+0.2", "0.30000000000000004")]
    [InlineData("1e300*1e300>1", "true")]
    [InlineData("1+nothing", null)]
    [InlineData("nothing=nothing", "false")]
    [InlineData("null=null", "true")]
    [InlineData("""{"a":1,"b":2}={"b":2,"a":1}""", "true")]
    [InlineData(@"""a""<""b""", "true")]
    [InlineData("nothing<1", null)]
    [InlineData("1 in [1,2]", "true")]
    [InlineData("nothing in [1]", "false")]
    [InlineData("true and nothing", "false")]
    [InlineData(@"0 or """"", "false")]
    [InlineData(@"""a""&1&nothing&[1]", @"""a1[1]""")]
    [InlineData("false ? 1", null)]
    [InlineData("0 ?: 1", "1")]
    [InlineData("0 ?? 1", "0")]
    [InlineData("nothing ?? 2", "2")]
    [InlineData("[1..3,5..6]", "[1,2,3,5,6]")]
    [InlineData("[3..1]", "[]")]
    [InlineData("[1..3].($*2)", "[2,4,6]")]
    [InlineData("[1..3]~>$sum", "6")]
    [InlineData("""($f:=$uppercase~>$trim;$f(" a "))""", @"""A""")]
    [InlineData("-(5)", "-5")]
    [InlineData("[[1,2],[3]]", "[[1,2],[3]]")]
    [InlineData("[a.b,1]", "[1,2,3,1]")]
    [InlineData("""{"x":nothing}""", """{}""")]
    public void An_operator_gives(string expression, string? json) =>
        Sample.Evaluate(expression).ShouldBe(json is null ? null : Value.Parse(json));
}
