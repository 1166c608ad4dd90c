using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Paths;

public sealed class JsonPathTests
{
    private const string Store = """
        {"store":{"book":[
          {"category":"reference","author":"Rees","title":"Sayings","price":8.95},
          {"category":"fiction","author":"Waugh","title":"Honour","price":12.99},
          {"category":"fiction","author":"Melville","title":"Moby","isbn":"0-553","price":8.99},
          {"category":"fiction","author":"Tolkien","title":"Lord","isbn":"0-395","price":22.99}],
          "bicycle":{"color":"red","price":19.95}},"expensive":10,"empty":[],"null":null}
        """;

    [Theory]
    [InlineData("$.expensive", "10")]
    [InlineData("$['store']['bicycle'].color", "\"red\"")]
    [InlineData("$.['store'][\"bicycle\"].color", "\"red\"")]
    [InlineData("$.null", "null")]
    [InlineData("$.store.book[0].title", "\"Sayings\"")]
    [InlineData("$.store.book[-1].title", "\"Lord\"")]
    [InlineData("$.store.book[0,1].title", """["Sayings","Honour"]""")]
    [InlineData("$.store.book[ 0 , -1 ].title", """["Sayings","Lord"]""")]
    [InlineData("$.store.book[:2].title", """["Sayings","Honour"]""")]
    [InlineData("$.store.book[1:3].title", """["Honour","Moby"]""")]
    [InlineData("$.store.book[-2:].title", """["Moby","Lord"]""")]
    [InlineData("$.store.book[2:99].title", """["Moby","Lord"]""")]
    [InlineData("$.store.book[3:1].title", "[]")]
    [InlineData("$.store.book[*].author", """["Rees","Waugh","Melville","Tolkien"]""")]
    [InlineData("$.store.bicycle.*", """["red",19.95]""")]
    [InlineData("$..author", """["Rees","Waugh","Melville","Tolkien"]""")]
    [InlineData("$.store..price", "[8.95,12.99,8.99,22.99,19.95]")]
    [InlineData("$..book[2].title", """["Moby"]""")]
    [InlineData("$..book[?(@.isbn)].title", """["Moby","Lord"]""")]
    [InlineData("$.store.book[?(!@.isbn)].title", """["Sayings","Honour"]""")]
    [InlineData("$.store.book[?(@.price < 10)].title", """["Sayings","Moby"]""")]
    [InlineData("$.store.book[?(@.price<=$.expensive)].title", """["Sayings","Moby"]""")]
    [InlineData("$.store.book[?(@['price'] > 10 && @.category == 'fiction')].title", """["Honour","Lord"]""")]
    [InlineData("$.store.book[?(@.title == 'Moby' || (@.price > 20 && @.isbn))].title", """["Moby","Lord"]""")]
    [InlineData("$.store.book[?(@.category != \"fiction\")].title", """["Sayings"]""")]
    [InlineData("$.store.book[?(@.author in ['Rees', 'Waugh'])].title", """["Sayings","Honour"]""")]
    [InlineData("$.store.book[?(@.author nin ['Rees', 'Waugh'])].title", """["Moby","Lord"]""")]
    [InlineData("$.store.book[?(@.title contains 'ob')].title", """["Moby"]""")]
    [InlineData("$.store.book[?(@.title size 4)].title", """["Moby","Lord"]""")]
    [InlineData("$.store.book[?(@.author =~ /tol.*/i)].title", """["Lord"]""")]
    [InlineData("$.store.bicycle[?(@.color == 'red')].price", "[19.95]")]
    [InlineData("$[?(@.missing)]", "[]")]
    [InlineData("$.store.book.length()", "4")]
    [InlineData("$..price.max()", "22.99")]
    [InlineData("$.store.book[*].price.min()", "8.95")]
    [InlineData("$.store.bicycle.keys()", """["color","price"]""")]
    [InlineData("$.store.book.last().length()", "error")]
    [InlineData("$.store.bicycle['color','price']", """{"color":"red","price":19.95}""")]
    [InlineData("$.store.book[0]['author','title','none']", """{"author":"Rees","title":"Sayings"}""")]
    [InlineData("$.store['bicycle','none'].price", "[19.95]")]
    [InlineData("$$.State.RetryCount", "2")]
    [InlineData("$$.Execution.Input.a", "1")]
    [InlineData("$order.total", "12")]
    public void A_path_selects(string path, string expected)
    {
        if (expected == "error")
        {
            JsonPath.TryParse(path, out _, out _).ShouldBeFalse();
            return;
        }

        Scope.Evaluate(path, Store).ShouldBe(expected);
    }

    [Theory]
    [InlineData("$.items[*]")]
    [InlineData("$.items[:1]")]
    [InlineData("$.item.items[1:5].itemValue")]
    [InlineData("$..nothing")]
    [InlineData("$.store.book[?(@.price > 1000)]")]
    public void An_indefinite_path_that_finds_nothing_gives_an_empty_array(string path) =>
        Scope.Evaluate(path, "{}").ShouldBe("[]");

    [Theory]
    [InlineData("$.gone", "{}", "Invalid path '$.gone' : No results for path: $['gone']")]
    [InlineData("$.no.such.path", "{}", "Invalid path '$.no.such.path' : Missing property in path $['no']")]
    [InlineData("$.a.such.path", """{"a":{}}""", "Invalid path '$.a.such.path' : Missing property in path $['a']['such']")]
    [InlineData("$.a.b", """{"a":{}}""", "Invalid path '$.a.b' : No results for path: $['a']['b']")]
    [InlineData("$.a[3]", """{"a":[1]}""", "Invalid path '$.a[3]' : No results for path: $['a'][3]")]
    [InlineData("$.a[3].b", """{"a":[1]}""", "Invalid path '$.a[3].b' : No results for path: $['a'][3]['b']")]
    [InlineData("$.a[0]", """{"a":null}""", "Invalid path '$.a[0]' : The path $['a'] is null")]
    [InlineData("$.a[0]", """{"a":{}}""", "Invalid path '$.a[0]' : Filter: [0] can only be applied to arrays. Current context is: {}")]
    [InlineData("$unknown", "{}", "Invalid path '$unknown' : The variable 'unknown' is not assigned")]
    public void A_definite_path_that_finds_nothing_is_an_error_in_the_words_of_AWS(string path, string input, string cause) =>
        Scope.Evaluate(path, input).ShouldBe($"States.Runtime: {cause}");

    [Fact]
    public void A_path_into_a_text_says_what_it_found() =>
        Scope.Evaluate("$.a.b", """{"a":"x"}""").ShouldStartWith(
            "States.Runtime: Invalid path '$.a.b' : Expected to find an object with property ['b'] in path $['a'] but found 'java.lang.String'.");

    [Theory]
    [InlineData(@"$['Test\""""Name""']", @"Test\""""Name""")]
    [InlineData(@"$['it\'s']", "it's")]
    [InlineData("$['a.b[0]']", "a.b[0]")]
    [InlineData("$['a]']", "a]")]
    [InlineData("$.input-value", "input-value")]
    [InlineData("$.größe:1@x", "größe:1@x")]
    public void Names_may_hold_any_character(string path, string name) =>
        Scope.Evaluate(path, ObjectValue.Create(name, 1L).ToJson()).ShouldBe("1");

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData(".a")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$.a.")]
    [InlineData("$.a..")]
    [InlineData("$.a b")]
    [InlineData("$ .a")]
    [InlineData("$[")]
    [InlineData("$[]")]
    [InlineData("$['']")]
    [InlineData("$['a'")]
    [InlineData("$['a]")]
    [InlineData("$['a',]")]
    [InlineData("$[a]")]
    [InlineData("$[1,]")]
    [InlineData("$[1:2:3]")]
    [InlineData("$[99999999999]")]
    [InlineData("$[?]")]
    [InlineData("$[?()]")]
    [InlineData("$[?(@.a]")]
    [InlineData("$[?(@.a ==)]")]
    [InlineData("$[?(@.a == 'x)]")]
    [InlineData("$[?('x')]")]
    [InlineData("$[?(@.a =~ /(/)]")]
    [InlineData("$.a.unknown()")]
    [InlineData("$.a.length(")]
    [InlineData("$.a.length().b")]
    [InlineData("$1")]
    [InlineData("@.a")]
    public void What_is_no_path_is_refused_with_a_reason(string text)
    {
        JsonPath.TryParse(text, out var path, out var problem).ShouldBeFalse();
        path.ShouldBeNull();
        problem.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("$", true, true)]
    [InlineData("$.a['b'][0]", true, true)]
    [InlineData("$$.Execution", true, true)]
    [InlineData("$.a[-1]", false, true)]
    [InlineData("$.a['b','c']", false, true)]
    [InlineData("$.a.length()", false, true)]
    [InlineData("$.a[*]", false, false)]
    [InlineData("$..a", false, false)]
    [InlineData("$.a[1:]", false, false)]
    public void A_path_knows_what_kind_it_is(string text, bool isReference, bool isDefinite)
    {
        JsonPath.TryParse(text, out var path, out _).ShouldBeTrue();
        path!.IsReferencePath.ShouldBe(isReference);
        path.IsDefinite.ShouldBe(isDefinite);
        path.IsContext.ShouldBe(text.StartsWith("$$", StringComparison.Ordinal));
        path.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("$..*..*..*..*..*")]
    [InlineData("$[?(@..*..*..*)]..*..*..*")]
    public void A_path_that_would_never_end_is_stopped(string path)
    {
        var input = new string('[', 300) + new string(']', 300);

        Scope.Evaluate(path, input).ShouldContain("The path leads to more than 1000000 values");
    }
}
