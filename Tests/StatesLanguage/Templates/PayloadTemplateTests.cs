using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Templates;
using Stepyard.StatesLanguage.Values;
using Stepyard.Tests.StatesLanguage.Paths;

namespace Stepyard.Tests.StatesLanguage.Templates;

public sealed class PayloadTemplateTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("""{"x.$":"$.a","y":"$.a"}""", """{"x":{"b":5},"y":"$.a"}""")]
    [InlineData("""{"x":[{"y.$":"$.a.b"},1]}""", """{"x":[{"y":5},1]}""")]
    [InlineData("""{"x.$":"$$.State.RetryCount","u.$":"States.MathAdd($.a.b, 1)"}""", """{"x":2,"u":6}""")]
    [InlineData("""{"x.$":"$.a.b","x":1}""", """{"x":1}""")]
    [InlineData("""{".$":"$.a.b"}""", """{"":5}""")]
    [InlineData("\"$.a\"", "\"$.a\"")]
    [InlineData("[]", "[]")]
    public void A_template_is_filled(string template, string expected)
    {
        PayloadTemplate.TryCompile(Value.Parse(template), "/Parameters", [], out var compiled).ShouldBeTrue();

        compiled!.TryEvaluate(Value.Parse("""{"a":{"b":5}}"""), new Scope(), out var result, out _).ShouldBeTrue();

        result!.ToJson().ShouldBe(expected);
    }

    [Fact]
    public void Constant_parts_and_selected_parts_are_shared_not_copied()
    {
        var template = (ObjectValue)Value.Parse("""{"constant":{"deep":[1,2]},"x.$":"$.a"}""");
        var input = (ObjectValue)Value.Parse("""{"a":{"b":5}}""");
        PayloadTemplate.TryCompile(template, "/Parameters", [], out var compiled).ShouldBeTrue();

        compiled!.TryEvaluate(input, new Scope(), out var result, out _).ShouldBeTrue();

        ((ObjectValue)result!)["constant"].ShouldBeSameAs(template["constant"]);
        ((ObjectValue)result)["x"].ShouldBeSameAs(input["a"]);
    }

    [Fact]
    public void A_path_that_finds_nothing_is_reported_in_the_words_of_AWS()
    {
        PayloadTemplate.TryCompile(Value.Parse("""{"in":{"address.$":"$.application.address"}}"""), "/Parameters", [], out var compiled).ShouldBeTrue();

        compiled!.TryEvaluate(Value.Parse("""{"flagged":false}"""), new Scope(), out _, out var error).ShouldBeFalse();

        error!.Error.ShouldBe("States.Runtime");
        error.Cause.ShouldBe("The JSONPath '$.application.address' specified for the field 'address.$' could not be found in the input '{\"flagged\":false}'");
    }

    [Fact]
    public void Every_wrong_expression_is_reported_with_its_place()
    {
        var problems = new List<Problem>();
        var template = """{"a.$":"no path","b":[{"c.$":1}],"d.$":"States.Format('\\\"')","e.$":"$.fine"}""";

        PayloadTemplate.TryCompile(Value.Parse(template), "/States/X/Parameters", problems, out _).ShouldBeFalse();

        problems.Select(problem => (problem.Path, problem.Message)).ShouldBe(
        [
            ("/States/X/Parameters", "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call"),
            ("/States/X/Parameters/b[0]", "The value for the field 'c.$' must be a valid JSONPath or a valid intrinsic function call"),
            ("/States/X/Parameters", "The value for the field 'd.$' must be a valid JSONPath or a valid intrinsic function call"),
        ]);
        problems.ShouldAllBe(problem => problem.Code == "SCHEMA_VALIDATION_FAILED" && problem.Fix != null);
    }
}
