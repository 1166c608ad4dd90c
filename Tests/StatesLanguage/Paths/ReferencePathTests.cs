using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Paths;

public sealed class ReferencePathTests
{
    [Theory]
    [InlineData("$", """{"a":1}""", "\"new\"")]
    [InlineData("$.b", """{"a":1}""", """{"a":1,"b":"new"}""")]
    [InlineData("$.a", """{"a":1,"b":2}""", """{"a":"new","b":2}""")]
    [InlineData("$['x y']", "{}", """{"x y":"new"}""")]
    [InlineData("$.a.b.c", "{}", """{"a":{"b":{"c":"new"}}}""")]
    [InlineData("$.a.b", """{"a":{"c":1}}""", """{"a":{"c":1,"b":"new"}}""")]
    [InlineData("$.a[1]", """{"a":[1,2,3]}""", """{"a":[1,"new",3]}""")]
    [InlineData("$.a[0].b", """{"a":[{}]}""", """{"a":[{"b":"new"}]}""")]
    [InlineData("$[0]", "[1]", """["new"]""")]
    public void A_result_goes_where_the_path_leads(string path, string root, string expected)
    {
        var original = Value.Parse(root);
        ReferencePath.TryParse(path, out var parsed, out var problem).ShouldBeTrue(problem);

        parsed!.TrySet(original, "new", out var result, out _).ShouldBeTrue();

        result!.ToJson().ShouldBe(expected);
        original.ToJson().ShouldBe(root);
    }

    [Theory]
    [InlineData("$.a.b", """{"a":1}""")]
    [InlineData("$.a", "[1]")]
    [InlineData("$.a", "\"text\"")]
    [InlineData("$.a.b", """{"a":null}""")]
    [InlineData("$.a[1]", """{"a":[1]}""")]
    [InlineData("$.a[0]", "{}")]
    [InlineData("$[0]", "{}")]
    public void A_result_that_does_not_fit_is_an_error(string path, string root)
    {
        ReferencePath.TryParse(path, out var parsed, out _).ShouldBeTrue();

        parsed!.TrySet(Value.Parse(root), "new", out _, out var error).ShouldBeFalse();

        error.ShouldBe(new StatesError("States.ResultPathMatchFailure", $"Unable to apply ReferencePath {path} to input {root}"));
    }

    [Theory]
    [InlineData("$$.a")]
    [InlineData("$order")]
    [InlineData("$.a[*]")]
    [InlineData("$..a")]
    [InlineData("$.a[0:1]")]
    [InlineData("$.a[0,1]")]
    [InlineData("$.a[-1]")]
    [InlineData("$.a[?(@.b)]")]
    [InlineData("$.a.length()")]
    [InlineData("a")]
    [InlineData("")]
    public void Only_names_and_indexes_make_a_reference_path(string text)
    {
        ReferencePath.TryParse(text, out var path, out var problem).ShouldBeFalse();
        path.ShouldBeNull();
        problem.ShouldNotBeNullOrEmpty();
    }
}
