using Stepyard.Local.EventPatterns;

namespace Stepyard.Tests.Local.EventPatterns;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("[]", "Filter is not an object", 2)]
    [InlineData("{}", "Empty objects are not allowed", 3)]
    [InlineData("""{"source": ["aws.health"], "detail": {}}""", "Empty objects are not allowed", 40)]
    [InlineData("""{"source":"aws.ec2"}""", "\"source\" must be an object or an array", 12)]
    [InlineData("""{"source":[]}""", "Empty arrays are not allowed", 13)]
    [InlineData("""{"source":[["x"]]}""", "Match value must be String, number, true, false, or null", 13)]
    [InlineData("""{"source":[{}]}""", "Match expression name not found", 14)]
    [InlineData("""{"source":[{"contains":"x"}]}""", "Unrecognized match type contains", 25)]
    [InlineData("""{"source":[{"prefix":1}]}""", "prefix match pattern must be a string", 23)]
    [InlineData("""{"source":[{"suffix":[":created"]}]}""", "suffix match pattern must be a string", 23)]
    [InlineData("""{"source":[{"prefix":"a","suffix":"b"}]}""", "Only one key allowed in match expression", 36)]
    [InlineData("""{"source":[{"exists":"true"}]}""", "exists match pattern must be either true or false.", 23)]
    [InlineData("""{"count":[{"numeric":5}]}""", "Value of numeric must be an array.", 23)]
    [InlineData("""{"count":[{"numeric":["!=",5]}]}""", "Unrecognized numeric range operator: !=", 29)]
    [InlineData("""{"count":[{"numeric":[">","5"]}]}""", "Value of > must be numeric", 28)]
    [InlineData("""{"count":[{"numeric":[">",5,"<",1]}]}""", "Bottom must be less than top", 35)]
    [InlineData("""{"count":[{"numeric":["=",5000000001]}]}""", "Value must be between -5.0E9 and 5.0E9, inclusive", 37)]
    [InlineData("""{"state":[{"anything-but":["a",1]}]}""", "Inside anything but list, either all values are number or string, mixed type is not supported", 34)]
    [InlineData("""{"state":[{"anything-but":null}]}""", "Value of anything-but must be an array or single string/number value.", 31)]
    [InlineData("""{"state":[{"anything-but":{"cidr":"10.0.0.0/8"}}]}""", "Unsupported anything-but pattern: cidr", 36)]
    [InlineData("""{"state":[{"anything-but":[{"wildcard":"x"}]}]}""", "Inside anything but list, start|null|boolean is not supported.", 29)]
    [InlineData("""{"path":[{"wildcard":"a**"}]}""", "Consecutive wildcard characters at pos 2", 27)]
    [InlineData("""{"path":[{"wildcard":"a\\b"}]}""", "Invalid escape character at pos 2", 28)]
    [InlineData("""{"$or":{"a":[1]}}""", "It must be an Array followed with $or.", 9)]
    [InlineData("""{"$or":[{"a":[1]}]}""", "There must have at least 2 Objects in $or relationship.", 19)]
    [InlineData("""{"$or":[{"a":[1]},{"prefix":["x"]}]}""", "prefix is Ruler reserved fieldName which cannot be used inside $or.", 30)]
    [InlineData("this is not json", "Unrecognized token 'this': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')", 5)]
    public void A_mistake_is_told_with_its_place(string pattern, string problem, int column) =>
        MistakeIn(pattern).ShouldBe($"{problem}\n at [Source: (String)\"{pattern}\"; line: 1, column: {column}]");

    [Theory]
    [InlineData("10.0.0.0", "Malformed CIDR, one '/' required")]
    [InlineData("10.0.0.0/x", "Malformed CIDR, mask bits must be an integer")]
    [InlineData("10.0.0.0/-1", "Malformed CIDR, mask bits must not be negative")]
    [InlineData("10.0.0.0/32", "IPv4 mask bits must be < 32")]
    [InlineData("::1/128", "IPv6 mask bits must be < 128")]
    [InlineData("host/8", "Nonstandard IP address: host")]
    public void A_block_of_addresses_that_is_none_is_refused(string block, string problem) =>
        MistakeIn($$"""{"ip":[{"cidr":"{{block}}"}]}""").ShouldBe(problem);

    [Fact]
    public void Lines_count_and_long_patterns_are_shown_in_part()
    {
        var pattern = "{\n  \"detail\": {\n    \"slug\": \"" + new string('x', 600) + "\"\n  }\n}";

        MistakeIn(pattern).ShouldBe(
            $"\"slug\" must be an object or an array\n at [Source: (String)\"{pattern[..500]}\"[truncated {pattern.Length - 500} chars]; line: 3, column: 14]");
    }

    [Fact]
    public void More_than_a_thousand_combinations_are_refused()
    {
        var eleven = string.Join(',', Enumerable.Range(0, 11).Select(i => $$"""{"f{{i}}":[1]}"""));

        MistakeIn($$$"""{"a":{"$or":[{{{eleven}}}]},"b":{"$or":[{{{eleven}}}]},"c":{"$or":[{{{eleven}}}]}}""").ShouldContain("more than 1000 rule combinations");
    }

    private static string MistakeIn(string pattern) => Should.Throw<PatternException>(() => EventPattern.Parse(pattern)).Message;
}
