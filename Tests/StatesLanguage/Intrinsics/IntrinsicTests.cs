using Stepyard.StatesLanguage.Paths;
using Stepyard.Tests.StatesLanguage.Paths;

namespace Stepyard.Tests.StatesLanguage.Intrinsics;

/// <summary>The examples of https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html, and what lies at their edges.</summary>
public sealed class IntrinsicTests
{
    private const string Input = """
        {"name":"Arnav","template":"Hello, my name is {}.","array":[1,2,3,4,5,6,7,8,9],"json":"{\"foo\": \"bar\"}","object":{"foo":["bar",1,null]},
         "repeated":[1,2,3,3,3,3,3,3,4,"a","a",[1],[1],1.0],"text":"This.is+a,test=string","splitter":".+,=","one":{"a":{"a1":1,"a2":2},"b":2},"two":{"a":{"a3":1},"c":3},
         "null":null,"nil":"","value":111.5}
        """;

    [Theory]
    [InlineData("States.Format('Hello, my name is {}.', $.name)", "\"Hello, my name is Arnav.\"")]
    [InlineData("States.Format($.template, $.name)", "\"Hello, my name is Arnav.\"")]
    [InlineData("States.Format('none')", "\"none\"")]
    [InlineData(@"States.Format('\{\} {} it\'s \\', 1)", @"""{} 1 it's \\""")]
    [InlineData("States.Format('{}{}{}{}', 1.0, true, null, 'x')", "\"1.0truenullx\"")]
    [InlineData("States.Format('{} {}', $.object, $.array)", "\"{foo=[bar, 1, null]} [1, 2, 3, 4, 5, 6, 7, 8, 9]\"")]
    [InlineData("States.Format('{', 'x')", "States.IntrinsicFailure")]
    [InlineData("States.Format('{} {}', 'x')", "States.IntrinsicFailure")]
    [InlineData("States.Format(1)", "States.IntrinsicFailure")]
    [InlineData("States.StringToJson($.json)", """{"foo":"bar"}""")]
    [InlineData("States.StringToJson('{ \"a\" : 1.0 }')", """{"a":1.0}""")]
    [InlineData("States.StringToJson('not json')", "States.IntrinsicFailure")]
    [InlineData("States.StringToJson($.nil)", "States.IntrinsicFailure")]
    [InlineData("States.JsonToString($.object)", """
        "{\"foo\":[\"bar\",1,null]}"
        """)]
    [InlineData("States.JsonToString($.name)", """
        "\"Arnav\""
        """)]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.Array($.name, 'b', 3, -1.5, null, false, States.Array(1))", """["Arnav","b",3,-1.5,null,false,[1]]""")]
    [InlineData("States.ArrayPartition($.array, 4)", "[[1,2,3,4],[5,6,7,8],[9]]")]
    [InlineData("States.ArrayPartition($.array, 100)", "[[1,2,3,4,5,6,7,8,9]]")]
    [InlineData("States.ArrayPartition(States.Array(), 2)", "[]")]
    [InlineData("States.ArrayPartition($.array, 0)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayPartition($.array, -1)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayPartition($.name, 1)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayContains($.array, 5)", "true")]
    [InlineData("States.ArrayContains($.array, '5')", "false")]
    [InlineData("States.ArrayContains($.name, 'A')", "States.IntrinsicFailure")]
    [InlineData("States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]")]
    [InlineData("States.ArrayRange(0, 10, 3)", "[0,3,6,9]")]
    [InlineData("States.ArrayRange(5, 1, -2)", "[5,3,1]")]
    [InlineData("States.ArrayRange(5, 1, 1)", "[]")]
    [InlineData("States.ArrayRange(0, 1000, 1)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayRange(1, 9, 0)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayRange('1', 9, 1)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayGetItem($.array, 5)", "6")]
    [InlineData("States.ArrayGetItem($.array, 9)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayGetItem($.array, -1)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayLength($.array)", "9")]
    [InlineData("States.ArrayLength($.object)", "States.IntrinsicFailure")]
    [InlineData("States.ArrayUnique($.repeated)", """[1,2,3,4,"a",[1]]""")]
    [InlineData("States.Base64Encode('Data to encode')", "\"RGF0YSB0byBlbmNvZGU=\"")]
    [InlineData("States.Base64Encode('Grüße')", "\"R3LDvMOfZQ==\"")]
    [InlineData("States.Base64Encode(1)", "States.IntrinsicFailure")]
    [InlineData("States.Base64Decode('RGVjb2RlZCBkYXRh')", "\"Decoded data\"")]
    [InlineData("States.Base64Decode('%%')", "States.IntrinsicFailure")]
    [InlineData("States.Hash('input data', 'SHA-1')", "\"aaff4a450a104cd177d28d18d74485e8cae074b7\"")]
    [InlineData("States.Hash('input data', 'MD5')", "\"812f45842bc6d66ee14572ce20db8e86\"")]
    [InlineData("States.Hash('input data', 'CRC')", "States.IntrinsicFailure")]
    [InlineData("States.JsonMerge($.one, $.two, false)", """{"a":{"a3":1},"b":2,"c":3}""")]
    [InlineData("States.JsonMerge($.one, $.two, true)", "States.IntrinsicFailure")]
    [InlineData("States.JsonMerge($.one, $.name, false)", "States.IntrinsicFailure")]
    [InlineData("States.MathAdd($.value, -1)", "111")]
    [InlineData("States.MathAdd(-1.5, -1.51)", "-3")]
    [InlineData("States.MathAdd(9223372036854775807, 1)", "States.IntrinsicFailure")]
    [InlineData("States.MathAdd($.name, 1)", "States.IntrinsicFailure")]
    [InlineData("States.MathAdd($.null, 1)", "States.IntrinsicFailure")]
    [InlineData("States.MathRandom(0, 10, 42)", "0")]
    [InlineData("States.MathRandom(100, 1100, 42)", "230")]
    [InlineData("States.MathRandom(0, 999, 3)", "239")]
    [InlineData("States.MathRandom(5, 5)", "States.IntrinsicFailure")]
    [InlineData("States.MathRandom(9, 1)", "States.IntrinsicFailure")]
    [InlineData("States.StringSplit('1,2,3,4,5', ',')", """["1","2","3","4","5"]""")]
    [InlineData("States.StringSplit($.text, $.splitter)", """["This","is","a","test","string"]""")]
    [InlineData("States.StringSplit(',,a,,', ',')", """["a"]""")]
    [InlineData("States.StringSplit('a b', '')", """["a b"]""")]
    [InlineData("States.StringSplit(1, ',')", "States.IntrinsicFailure")]
    [InlineData("States.UUID()", "\"0f4a5b8e-1c2d-4e3f-8a9b-0c1d2e3f4a5b\"")]
    [InlineData("States.Array( $.array[?(@ > 7)] , $['name'], $.array.length() )", """[[8,9],"Arnav",9]""")]
    [InlineData("States.Array($$.State.RetryCount, $order.total)", "[2,12]")]
    public void A_function_gives_what_AWS_documents(string expression, string expected)
    {
        var outcome = Scope.Evaluate(expression, Input);

        if (expected == "States.IntrinsicFailure")
        {
            outcome.ShouldStartWith($"States.IntrinsicFailure: The function '{expression}' had the following error: ");
        }
        else
        {
            outcome.ShouldBe(expected);
        }
    }

    [Fact]
    public void Random_numbers_come_from_the_scope()
    {
        var first = Scope.Evaluate("States.MathRandom(1, 1000000)", "{}");

        Scope.Evaluate("States.MathRandom(1, 1000000)", "{}").ShouldBe(first);
        long.Parse(first).ShouldBeInRange(1, 999_999);
    }

    [Fact]
    public void A_missing_argument_is_reported_in_the_words_of_AWS() =>
        Scope.Evaluate("States.Format('{}', States.MathAdd($.nope, 1))", """{"other":1}""").ShouldBe(
            "States.Runtime: The function 'States.Format('{}', States.MathAdd($.nope, 1))' had the following error: "
            + "The JsonPath argument for the field '$.nope' could not be found in the input '{\"other\":1}'");

    [Fact]
    public void Ten_functions_nest_and_eleven_do_not()
    {
        Scope.Evaluate(Nested(10), "{}").ShouldBe("10");
        Expression.TryParse(Nested(11), out _, out _).ShouldBeFalse();

        static string Nested(int depth) => depth == 0 ? "0" : $"States.MathAdd({Nested(depth - 1)}, 1)";
    }

    [Theory]
    [InlineData("")]
    [InlineData("States")]
    [InlineData("States.Format")]
    [InlineData("States.Format(")]
    [InlineData("States.Format()")]
    [InlineData("States.Format('a'")]
    [InlineData("States.Format('a)")]
    [InlineData("States.Format('a') x")]
    [InlineData("States.Format('a',)")]
    [InlineData("States.Format('a' 'b')")]
    [InlineData("States.Format(\"a\")")]
    [InlineData("States.Format(a)")]
    [InlineData("States.Unknown(1)")]
    [InlineData("states.format('a')")]
    [InlineData("States.UUID(1)")]
    [InlineData("States.MathAdd(1)")]
    [InlineData("States.MathAdd(1, 2, 3)")]
    [InlineData("States.MathAdd($.a[, 1)")]
    [InlineData("States.MathAdd(1, $.a b)")]
    [InlineData("States.MathAdd(1, 01)")]
    [InlineData(@"States.Format('He said, \""Hello, {}!\""', 'x')")]
    [InlineData(@"States.Format('line\n')")]
    public void What_is_no_call_is_refused_with_a_reason(string text)
    {
        Expression.TryParse(text, out var expression, out var problem).ShouldBeFalse();
        expression.ShouldBeNull();
        problem.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Encodings_take_ten_thousand_characters_and_no_more()
    {
        Scope.Evaluate("States.Base64Encode($.x)", $$"""{"x":"{{new string('a', 10_000)}}"}""").ShouldStartWith("\"YWFh");
        Scope.Evaluate("States.Base64Encode($.x)", $$"""{"x":"{{new string('a', 10_001)}}"}""").ShouldStartWith("States.IntrinsicFailure");
    }
}
