using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>What the reference implementation answers, about lambdas.</summary>
public sealed class LambdasTests
{
    [Theory]
    [InlineData("""($f:=function($x){$x+1};$f(2))""", "3")]
    [InlineData("""λ($x){$x*2}(4)""", "8")]
    [InlineData("""($f:=function(){$y};$y:=5;$f())""", "5")]
    [InlineData("($y:=1;($y:=2;$y)+$y)", "3")]
    [InlineData("""($add:=function($x){function($y){$x+$y}};$add(1)(2))""", "3")]
    [InlineData("""($f:=function($n){$n<=1?1:$n*$f($n-1)};$f(10))""", "3628800")]
    [InlineData("""($f:=function($n,$a){$n=0?$a:$f($n-1,$a+$n)};$f(20000,0))""", "200010000")]
    [InlineData("""($even:=function($n){$n=0?true:$odd($n-1)};$odd:=function($n){$n=0?false:$even($n-1)};$odd(6555))""", "true")]
    [InlineData("""($f:=function($x,$y){$x-$y};$g:=$f(?,1);$g(5))""", "4")]
    [InlineData("""$substring(?,0,2)("hello")""", @"""he""")]
    [InlineData(@"""ctx"".(function($x)<s-:s>{$x}())", null)]
    [InlineData("""function($x,$y)<n?s:s>{$x&$y}("b")""", @"""b""")]
    [InlineData("""function($x)<a<n>:n>{$x}(1)""", "[1]")]
    [InlineData("""($o:={"f":function($x){$x+1}};$o.f(2))""", "3")]
    public void A_function_of_ones_own_gives(string expression, string? json) =>
        Sample.Evaluate(expression).ShouldBe(json is null ? null : Value.Parse(json));
}
