using Stepyard.Mapping.Velocity;
using static Stepyard.Tests.Mapping.Velocity.Templates;

namespace Stepyard.Tests.Mapping.Velocity;

public sealed class FailureTests
{
    [Theory]
    [InlineData("text\n#if($a)\n", 3, 1, "the #end of #if is missing")]
    [InlineData("{\n  #end\n}", 2, 3, "#end belongs to no #if")]
    [InlineData("#foreach($a of $b)#end", 1, 15, "'in' of #foreach")]
    [InlineData("#set($a == 1)", 1, 9, "#set takes one =")]
    [InlineData("#set($a = $b.get($i + 1))", 1, 21, "#set a variable to anything else first")]
    [InlineData("#set($a = 5 -1)", 1, 13, "write a blank after it to subtract")]
    [InlineData("#if($a == null)x#end", 1, 11, "Velocity has no null")]
    [InlineData("#if($a == foo)x#end", 1, 11, "a text stands in quotes")]
    [InlineData("${a.b", 1, 6, "the closing } of ${a.b is missing")]
    [InlineData("$a[b]", 1, 4, "'b' is no value")]
    [InlineData("#set($a = 'x)", 1, 11, "the closing ' is missing")]
    [InlineData("#set($a = \"\n$b.get( )\n${c\")", 3, 4, "the closing } of ${c is missing")]
    [InlineData("#* never closed", 1, 1, "the closing *# is missing")]
    [InlineData("#set($a.b() = 1)", 1, 6, "calls a method")]
    [InlineData("#parse('a.vm')", 1, 1, "#parse is not supported")]
    public void A_mistake_is_told_with_its_line_and_column(string template, int line, int column, string problem)
    {
        var failure = Should.Throw<TemplateException>(() => Template.Parse(template));

        failure.Place.ShouldBe(new(line, column));
        failure.Message.ShouldStartWith($"line {line}, column {column}: ");
        failure.Problem.ShouldContain(problem);
    }

    [Theory]
    [InlineData("\n  $x.substring(9)", 2, 6, "substring() failed: begin 9, end 3, length 3")]
    [InlineData("#set($l = [1])\n$l.get(3)", 2, 4, "get() failed: the list has 1 items, and none at 3")]
    [InlineData("#set($l = [1])\n$l[3]", 2, 1, "the list has 1 items, and none at 3")]
    [InlineData("#set($n = 0)$n.parseInt('x')", 1, 16, "parseInt() failed: For input string: \"x\"")]
    [InlineData("$x.replaceAll('(', '')", 1, 4, "replaceAll() failed: ( is no regular expression")]
    public void A_method_that_fails_fails_the_rendering(string template, int line, int column, string problem)
    {
        var failure = Should.Throw<TemplateException>(() => Render(template, ("x", "abc")));

        failure.Place.ShouldBe(new(line, column));
        failure.Problem.ShouldStartWith(problem);
    }

    [Theory]
    [InlineData("#set($s = 'ab')#foreach($i in [1..64])#set($s = \"$s$s\")#end")]
    [InlineData("#set($s = 'ab')#foreach($i in [1..64])#set($s = $s + $s)#end")]
    [InlineData("#set($s = 'ab')#set($s = $s.repeat(2000000000))")]
    [InlineData("#set($s = 'aaaaaaaaaaaaaaaa')#foreach($i in [1..64])#set($s = $s.replaceAll('a', 'aaaa'))#end")]
    [InlineData("#set($s = 'aaaaaaaaaaaaaaaa')#foreach($i in [1..64])#set($s = $s.replace('a', 'aaaa'))#end")]
    [InlineData("#set($l = [1])#foreach($i in [1..64])#set($x = $l.addAll($l))#end")]
    [InlineData("#set($l = [1])#set($x = $l.add($l))$l")]
    [InlineData("#set($l = [1])#set($m = [1])#set($x = $l.add($m))#set($x = $l.add($m))#set($x = $m.add($l))#set($x = $m.add($l))#if($l == [[], []])#end$l")]
    [InlineData("#foreach($i in [1..1000000000])#end")]
    [InlineData("#foreach($i in [1..900])#foreach($j in [1..9000])#end#end")]
    [InlineData("#set($n = 3)#foreach($i in [1..64])#set($n = $n * $n)#end")]
    [InlineData("#macro(m)#m()#end#m()")]
    [InlineData("#macro(m $a)#m(\"$a$a\")#end#m('x')")]
    [InlineData("#define($d)$d#end$d")]
    [InlineData("#set($s = '')$s.format('%1000000000d', 1)")]
    [InlineData("#foreach($i in [1..100000])$i.toString(2000)$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i$i#end")]
    public void A_hostile_template_fails_before_it_takes_the_machine(string template) =>
        Fail(template, new RenderOptions { MostWork = 1_000_000, MostOutput = 100_000 }).Place.Line.ShouldBe(1);

    [Fact]
    public void Templates_that_nest_too_deep_are_refused()
    {
        Fail(string.Concat(Enumerable.Repeat("#if(true)", 100_000))).Problem.ShouldContain("nests deeper");
        Fail($"#set($a = {new string('(', 100_000)}").Problem.ShouldContain("nests deeper");
        Fail($"#set($a = {new string('[', 100_000)}").Problem.ShouldContain("nests deeper");
        Fail($"#if({new string('!', 100_000)}").Problem.ShouldContain("nests deeper");
    }

    [Fact]
    public void A_regular_expression_that_backtracks_for_ever_is_matched_in_linear_time() =>
        Render("#if($s.matches('(a+)+b'))yes#{else}no#end", ("s", new string('a', 50_000))).ShouldBe("no");

    [Fact]
    public void A_loop_ends_quietly_after_as_many_rounds_as_it_may_have() =>
        Template.Parse("#foreach($i in [1..5000])#if($foreach.index == 999)$foreach.count $foreach.hasNext#end#end.")
            .Render(new Dictionary<string, object?>(), new RenderOptions { MostRounds = 1000 }).ShouldBe("1000 true.");

    [Fact]
    public void One_template_renders_on_many_threads_at_once()
    {
        var template = Template.Parse("#macro(m $a)#set($x = $a)#foreach($i in [1..20])$x$i #end#end#m($who)");
        var expected = template.Render(new Dictionary<string, object?> { ["who"] = "0" });

        Parallel.For(0, 200, number =>
            template.Render(new Dictionary<string, object?> { ["who"] = $"<{number}>" }).ShouldBe(expected.Replace("0", $"<{number}>", StringComparison.Ordinal)
                .Replace($"1<{number}>", $"10", StringComparison.Ordinal).Replace($"2<{number}>", $"20", StringComparison.Ordinal)));
    }
}
