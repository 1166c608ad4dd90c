using Stepyard.StatesLanguage.Choices;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Values;
using Stepyard.Tests.StatesLanguage.Paths;

namespace Stepyard.Tests.StatesLanguage.Choices;

public sealed class ChoiceRuleTests
{
    [Theory]
    [InlineData("\"Hello\"", "StringEquals", "\"Hello\"", true)]
    [InlineData("\"hello\"", "StringEquals", "\"Hello\"", false)]
    [InlineData("1", "StringEquals", "\"1\"", false)]
    [InlineData("\"A\"", "StringLessThan", "\"AB\"", true)]
    [InlineData("\"a\"", "StringLessThan", "\"B\"", false)]
    [InlineData("\"B\"", "StringGreaterThan", "\"A\"", true)]
    [InlineData("\"A\"", "StringLessThanEquals", "\"A\"", true)]
    [InlineData("\"A\"", "StringGreaterThanEquals", "\"B\"", false)]
    [InlineData("\"log-2024.txt\"", "StringMatches", "\"log-*.txt\"", true)]
    [InlineData("\"log-2024.txt\"", "StringMatches", "\"log-*\"", true)]
    [InlineData("\"log-2024.txt\"", "StringMatches", "\"*\"", true)]
    [InlineData("\"\"", "StringMatches", "\"*\"", true)]
    [InlineData("\"log-2024.txt\"", "StringMatches", "\"log\"", false)]
    [InlineData("\"log-2024.txt\"", "StringMatches", "\"*2*4*t\"", true)]
    [InlineData("\"abab\"", "StringMatches", "\"*abc\"", false)]
    [InlineData("\"zebra*.log\"", "StringMatches", "\"zebra\\\\*.log\"", true)]
    [InlineData("\"zebras.log\"", "StringMatches", "\"zebra\\\\*.log\"", false)]
    [InlineData("\"a\\\\b\"", "StringMatches", "\"a\\\\\\\\*\"", true)]
    [InlineData("0", "NumericEquals", "0.0", true)]
    [InlineData("\"0\"", "NumericEquals", "0", false)]
    [InlineData("1", "NumericLessThan", "1.5", true)]
    [InlineData("9007199254740993", "NumericGreaterThan", "9007199254740992", true)]
    [InlineData("2", "NumericLessThanEquals", "1", false)]
    [InlineData("1", "NumericGreaterThanEquals", "1", true)]
    [InlineData("true", "BooleanEquals", "true", true)]
    [InlineData("\"true\"", "BooleanEquals", "true", false)]
    [InlineData("\"2016-03-14T01:59:00Z\"", "TimestampEquals", "\"2016-03-14T02:59:00+01:00\"", true)]
    [InlineData("\"2016-03-14T01:59:00.1Z\"", "TimestampGreaterThan", "\"2016-03-14T01:59:00Z\"", true)]
    [InlineData("\"2016-03-14T01:59:00Z\"", "TimestampLessThan", "\"2016-03-14T01:59:00.123456789Z\"", true)]
    [InlineData("\"2016-03-14\"", "TimestampLessThanEquals", "\"2016-03-14T01:59:00Z\"", false)]
    [InlineData("\"2016-03-14T01:59:00Z\"", "TimestampGreaterThanEquals", "\"2016-03-14T01:59:00Z\"", true)]
    [InlineData("null", "IsNull", "true", true)]
    [InlineData("0", "IsNull", "true", false)]
    [InlineData("0", "IsNull", "false", true)]
    [InlineData("1.5", "IsNumeric", "true", true)]
    [InlineData("\"1\"", "IsString", "true", true)]
    [InlineData("false", "IsBoolean", "true", true)]
    [InlineData("{}", "IsBoolean", "false", true)]
    [InlineData("null", "IsPresent", "true", true)]
    [InlineData("null", "IsPresent", "false", false)]
    public void An_operator_compares_the_variable_with_a_constant(string value, string name, string operand, bool expected) =>
        Match($$"""{"Variable":"$.v","{{name}}":{{operand}},"Next":"Yes"}""", $$"""{"v":{{value}}}""").ShouldBe(expected ? "Yes" : "no match");

    [Theory]
    [InlineData("\"a\"", "StringEqualsPath", "\"a\"", true)]
    [InlineData("\"a\"", "StringLessThanPath", "1", false)]
    [InlineData("\"b\"", "StringGreaterThanPath", "\"a\"", true)]
    [InlineData("\"a\"", "StringLessThanEqualsPath", "\"a\"", true)]
    [InlineData("\"a\"", "StringGreaterThanEqualsPath", "\"b\"", false)]
    [InlineData("1", "NumericEqualsPath", "1.0", true)]
    [InlineData("1", "NumericLessThanPath", "2", true)]
    [InlineData("1", "NumericGreaterThanPath", "2", false)]
    [InlineData("1", "NumericLessThanEqualsPath", "\"2\"", false)]
    [InlineData("1", "NumericGreaterThanEqualsPath", "1", true)]
    [InlineData("true", "BooleanEqualsPath", "true", true)]
    [InlineData("true", "BooleanEqualsPath", "1", false)]
    [InlineData("\"2016-03-14T01:59:00Z\"", "TimestampEqualsPath", "\"2016-03-14T01:59:00Z\"", true)]
    [InlineData("\"2016-03-14T01:59:00Z\"", "TimestampLessThanPath", "\"tomorrow\"", false)]
    [InlineData("\"2016-03-14T01:59:01Z\"", "TimestampGreaterThanPath", "\"2016-03-14T01:59:00Z\"", true)]
    [InlineData("\"2016-03-14T01:59:00Z\"", "TimestampLessThanEqualsPath", "\"2016-03-14T01:59:00Z\"", true)]
    [InlineData("\"2016-03-14T01:59:00Z\"", "TimestampGreaterThanEqualsPath", "\"2016-03-14T01:59:00Z\"", true)]
    public void An_operator_compares_the_variable_with_another_value(string value, string name, string operand, bool expected) =>
        Match($$"""{"Variable":"$.v","{{name}}":"$.w","Next":"Yes"}""", $$"""{"v":{{value}},"w":{{operand}}}""").ShouldBe(expected ? "Yes" : "no match");

    [Theory]
    [InlineData("2012-10-09T19:00:55Z", true)]
    [InlineData("2012-10-09T19:00:55+01:00", true)]
    [InlineData("2012-10-09T19:00:55.123456789-08:00", true)]
    [InlineData("2012-10-09T19:00:55", false)]
    [InlineData("2012-10-09t19:00:55Z", false)]
    [InlineData("2012-10-09T19:00:55z", false)]
    [InlineData("2012-10-09 19:00:55Z", false)]
    [InlineData("2012-10-09T19:00:55.Z", false)]
    [InlineData("2012-10-09T25:00:55Z", false)]
    [InlineData("2012-13-09T19:00:55Z", false)]
    [InlineData("2012-10-09T19:00Z", false)]
    [InlineData("2012-10-09T19:00:55+01", false)]
    [InlineData("2023-02-24", false)]
    [InlineData("", false)]
    public void A_timestamp_is_what_RFC_3339_says(string text, bool expected) =>
        Match("""{"Variable":"$.v","IsTimestamp":true,"Next":"Yes"}""", $$"""{"v":"{{text}}"}""").ShouldBe(expected ? "Yes" : "no match");

    [Theory]
    [InlineData("""{"type":"Private","value":22}""", "ValueInTwenties")]
    [InlineData("""{"type":"Public","value":22}""", "Public")]
    [InlineData("""{"type":"Private","value":31}""", "no match")]
    [InlineData("""{"type":"Private","value":0}""", "Edge")]
    public void Conditions_combine(string input, string expected) => Match(
        """
        [{"Not":{"Variable":"$.type","StringEquals":"Private"},"Next":"Public"},
         {"And":[{"Variable":"$.value","NumericGreaterThanEquals":20},{"Variable":"$.value","NumericLessThan":30}],"Next":"ValueInTwenties"},
         {"Or":[{"Variable":"$.value","NumericEquals":0},{"Variable":"$.value","NumericEquals":100}],"Next":"Edge"}]
        """,
        input).ShouldBe(expected);

    [Theory]
    [InlineData("""{"Variable":"$.x","StringEquals":"a","Next":"Y"}""")]
    [InlineData("""{"Variable":"$.x","IsNull":false,"Next":"Y"}""")]
    [InlineData("""{"Variable":"$.v","NumericEqualsPath":"$.x","Next":"Y"}""")]
    [InlineData("""{"Not":{"Variable":"$.x","IsString":true},"Next":"Y"}""")]
    [InlineData("""{"Or":[{"Variable":"$.x","IsString":true},{"Variable":"$.v","IsPresent":true}],"Next":"Y"}""")]
    [InlineData("""{"And":[{"Variable":"$.v","IsPresent":true},{"Variable":"$.x","IsString":true}],"Next":"Y"}""")]
    public void A_path_that_finds_nothing_is_an_error_in_the_words_of_AWS(string rule) =>
        Match(rule, """{"v":1}""").ShouldBe("States.Runtime: Invalid path '$.x': The choice state's condition path references an invalid value.");

    [Theory]
    [InlineData("""{"And":[{"Variable":"$.x","IsPresent":true},{"Variable":"$.x.y","IsString":true}],"Next":"Y"}""", "no match")]
    [InlineData("""{"Or":[{"Variable":"$.x","IsPresent":false},{"Variable":"$.x.y","IsString":true}],"Next":"Y"}""", "Y")]
    public void What_a_condition_need_not_ask_is_not_asked(string rule, string expected) => Match(rule, "{}").ShouldBe(expected);

    [Theory]
    [InlineData("1", "/Choices[0]", "Expected value of type Object")]
    [InlineData("""{"Variable":"$.x","IsNull":true}""", "/Choices[0]", "These fields are required: [Next]")]
    [InlineData("""{"IsNull":true,"Next":"Y"}""", "/Choices[0]", "The object must have only one of the following fields, [And, Or, Not, Variable, Condition]")]
    [InlineData("""{"And":[{"Variable":"$.x","IsNull":true}],"IsNull":true,"Next":"Y"}""", "/Choices[0]", "Field 'IsNull' is not supported")]
    [InlineData("""{"Variable":"x","IsNull":true,"Next":"Y"}""", "/Choices[0]/Variable", "Value is not a Reference Path: Reference path didn't start with '$'")]
    [InlineData("""{"Variable":"$.x","StringEqual":"a","Next":"Y"}""", "/Choices[0]", "Field 'StringEqual' is not supported")]
    [InlineData("""{"Variable":"$.x","StringEquals":1,"Next":"Y"}""", "/Choices[0]/StringEquals", "Expected value of type String")]
    [InlineData("""{"Variable":"$.x","NumericLessThan":"1","Next":"Y"}""", "/Choices[0]/NumericLessThan", "Expected value of type Number")]
    [InlineData("""{"Variable":"$.x","IsPresent":"true","Next":"Y"}""", "/Choices[0]/IsPresent", "Expected value of type Boolean")]
    [InlineData("""{"Variable":"$.x","TimestampEquals":"today","Next":"Y"}""", "/Choices[0]/TimestampEquals", "String does not match RFC3339 timestamp")]
    [InlineData("""{"Variable":"$.x","NumericLessThanPath":5,"Next":"Y"}""", "/Choices[0]/NumericLessThanPath", "Expected value of type String")]
    [InlineData("""{"And":[],"Next":"Y"}""", "/Choices[0]/And", "Value cannot be empty")]
    [InlineData("""{"And":[{"Variable":"$.x","IsNull":true,"Next":"Z"}],"Next":"Y"}""", "/Choices[0]/And[0]", "Field 'Next' is not supported")]
    [InlineData("""{"Condition":"{% true %}","Next":"Y"}""", "/Choices[0]", "The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the 'JSONata' QueryLanguage")]
    public void What_is_wrong_with_a_rule_is_reported_with_its_place(string rule, string path, string message)
    {
        var problems = new List<Problem>();

        ChoiceRule.TryCompile(Value.Parse(rule), "/Choices[0]", problems, out _).ShouldBeFalse();

        problems.ShouldContain(problem => problem.Path == path && problem.Message == message);
    }

    [Theory]
    [InlineData("""{"Variable":"$.x","Next":"Y"}""", "This object should have only one of the following fields: [BooleanEquals, ")]
    [InlineData("""{"Variable":"$.x","IsNull":true,"IsString":true,"Next":"Y"}""", "There should only be one of the following fields: [BooleanEquals, ")]
    public void A_rule_with_a_Variable_has_exactly_one_comparison(string rule, string message)
    {
        var problems = new List<Problem>();

        ChoiceRule.TryCompile(Value.Parse(rule), "/Choices[0]", problems, out _).ShouldBeFalse();

        problems.ShouldHaveSingleItem().Message.ShouldStartWith(message);
    }

    private static string Match(string rules, string input)
    {
        var parsed = Value.Parse(rules);
        foreach (var json in parsed as ArrayValue ?? ArrayValue.Create(parsed))
        {
            var problems = new List<Problem>();
            ChoiceRule.TryCompile(json, "/Choices[0]", problems, out var rule).ShouldBeTrue(string.Join('\n', problems));
            if (!rule!.TryMatch(Value.Parse(input), new Scope(), out var matches, out var error))
            {
                return $"{error.Error}: {error.Cause}";
            }

            if (matches)
            {
                return rule.Next;
            }
        }

        return "no match";
    }
}
