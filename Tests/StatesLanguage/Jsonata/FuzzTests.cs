using FsCheck;
using FsCheck.Fluent;
using Stepyard.StatesLanguage.Jsonata;
using Stepyard.StatesLanguage.Jsonata.Evaluation;
using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Jsonata.Functions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Jsonata;

/// <summary>Whatever is written as an expression, the answer is a value or a JsonataException: never another exception, never a hang.</summary>
public sealed class FuzzTests
{
    private static readonly EvaluationOptions Options = new() { TimeLimit = TimeSpan.FromMilliseconds(500) };

    private static readonly string[] Tokens =
    [
        "a", "b", "$", "$$", "$x", "$i", "%", "*", "**", ".", "..", "[", "]", "[]", "(", ")", "{", "}", ",", ";", ":", ":=", "?", "?:", "??", "@", "#",
        "^(", "~>", "|", "=", "!=", "<", ">=", "&", "+", "-", "/", "and", "or", "in", "null", "true", "0", "-1", "1e300", "2.5", "'x'", "\"y\"", "`a`",
        "/a+/i", "function($x){", "λ($x,$i)<n-:n>{", "/*", "*/", " ", "!", "\\", "\ud800", "🐉", "{'k':", "[1..3]",
    ];

    private static readonly Value[] Inputs =
    [
        Sample.Input, Value.Parse("[[1,[2,3]],{\"a\":[{\"b\":null}]},\"x\"]"), Value.Parse("{\"a\":{\"a\":{\"b\":[]}},\"b\":\"text\"}"), Value.Parse("7"),
    ];

    private static readonly Gen<string> Expressions = Gen.Elements(
        "Account.Order.Product[%.Id='o1'].Name", "Account.Order@$o#$i.Product.{'i':$i,'o':$o.Id}", "a^(>b)[0].c{$string($):$sum($)}",
        "$map(a, function($v,$i){$v.b*$i})", "($f:=function($n){$n<=1?1:$n*$f($n-1)};$f(5))", "$ ~> |a[b=1]|{'q':1},'c'|", "[1..3].($*2)~>$sum()",
        "$replace('hello',/l(.)/,function($m){$m.match & '!'})", "a.b ?? n ?: 'x' & `o`.**", "$formatNumber(n,'#,##0.00') & $fromMillis(n,'[Y]-[M01]')");

    [Fact]
    public void Random_tokens_give_a_value_or_an_error() =>
        Check(Gen.Elements(Tokens.Concat(Names())).ListOf().Select(string.Concat), 3000);

    [Fact]
    public void Random_changes_to_an_expression_give_a_value_or_an_error() =>
        Check(
            from expression in Expressions
            from token in Gen.Elements(Tokens)
            from at in Gen.Choose(0, expression.Length)
            from removed in Gen.Choose(0, Math.Min(4, expression.Length - at))
            select expression[..at] + token + expression[(at + removed)..],
            3000);

    [Fact]
    public void Random_arguments_of_functions_give_a_value_or_an_error() =>
        Check(
            from function in Gen.Elements(Names())
            from arguments in Gen.Elements(
                "a", "o", "nested", "nothing", "n", "0", "-1", "1e300", "-1e300", "2.5", "''", "'x'", "'#0.0;e'", "'00.0e0'", "'A'", "'w;o'", "'[Y0001]-[FNn]'", "[]", "[1,2]", "['a']",
                "{}", "[[1],{}]", "null", "true", "/x*/", "$sum", "function($x){$x}", "function($x,$y){[$x,$y]}", "1/0", "-1/0", "0/0").ListOf()
            select $"{function}({string.Join(',', arguments.Take(4))})",
            3000);

    private static string[] Names() =>
    [
        .. FunctionTable.Standard.Names.Select(name => "$" + name),
    ];

    private static void Check(Gen<string> expressions, int count) =>
        Prop.ForAll(expressions.ToArbitrary(), Evaluate).Check(Draws.Of(count));

    private static void Evaluate(string expression)
    {
        if (!JsonataExpression.TryParse(expression, out var parsed, out _))
        {
            return;
        }

        foreach (var input in Inputs)
        {
            try
            {
                parsed.Evaluate(input, NoBindings.Instance, Options)?.ToJson();
            }
            catch (JsonataException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        }
    }
}
