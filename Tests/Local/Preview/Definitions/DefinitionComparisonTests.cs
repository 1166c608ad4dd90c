using System.Text.Json;
using Stepyard.Local.Preview;
using Stepyard.Local.Preview.Definitions;

namespace Stepyard.Tests.Local.Preview.Definitions;

public sealed class DefinitionComparisonTests
{
    private const string Before = """
        {"StartAt": "A", "States": {
          "A": {"Type": "Task", "Resource": "r", "TimeoutSeconds": 10, "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}], "Next": "B"},
          "B": {"Type": "Succeed"} } }
        """;

    [Fact]
    public void The_same_definition_is_no_change_however_it_is_laid_out() =>
        Compare(Before, JsonElement.Parse(Before).GetRawText().Replace("\n", " ", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_order_of_states_and_of_fields_means_nothing() => Compare(
        """{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}""",
        """{"States": {"B": {"Type": "Succeed"}, "A": {"Next": "B", "Type": "Pass"}}, "StartAt": "A"}""").ShouldBeEmpty();

    [Fact]
    public void Another_start_is_a_field_of_the_definition() =>
        Compare(Before, Before.Replace("\"StartAt\": \"A\"", "\"StartAt\": \"B\"", StringComparison.Ordinal)).ShouldBe(["~ StartAt: \"A\" => \"B\""]);

    [Fact]
    public void A_field_of_the_definition_that_is_new_or_gone_is_told() => Compare(
        """{"Comment": "old", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""",
        """{"StartAt": "A", "TimeoutSeconds": 60, "States": {"A": {"Type": "Succeed"}}}""").ShouldBe(["+ TimeoutSeconds: 60", "- Comment: \"old\""]);

    [Theory]
    [InlineData("\"TimeoutSeconds\": 10", "\"TimeoutSeconds\": 20", "~ TimeoutSeconds: 10 => 20")]
    [InlineData("\"TimeoutSeconds\": 10, ", "", "- TimeoutSeconds: 10")]
    [InlineData("\"TimeoutSeconds\": 10", "\"TimeoutSeconds\": 10, \"HeartbeatSeconds\": 5", "+ HeartbeatSeconds: 5")]
    [InlineData("\"MaxAttempts\": 2", "\"MaxAttempts\": 3", "~ Retry[0].MaxAttempts: 2 => 3")]
    [InlineData("[\"Busy\"]", "[\"Busy\", \"Slow\"]", "+ Retry[0].ErrorEquals[1]: \"Slow\"")]
    [InlineData("\"MaxAttempts\": 2}", "\"MaxAttempts\": 2}, {\"ErrorEquals\": [\"Slow\"]}", "+ Retry[1].ErrorEquals: [\"Slow\"]")]
    [InlineData("[{\"ErrorEquals\": [\"Busy\"]", "[{\"ErrorEquals\": [\"Slow\"]}, {\"ErrorEquals\": [\"Busy\"]", "+ Retry[0].ErrorEquals: [\"Slow\"]")]
    public void A_state_that_changes_is_told_by_the_fields_that_do(string text, string replacement, string change) =>
        Compare(Before, Before.Replace(text, replacement, StringComparison.Ordinal)).ShouldBe(["~ state A", change]);

    [Fact]
    public void A_state_of_another_type_is_told_by_its_fields() => Compare(Before, Before.Replace("{\"Type\": \"Succeed\"}", "{\"Type\": \"Fail\", \"Error\": \"No\"}", StringComparison.Ordinal))
        .ShouldBe(["~ state B", "~ Type: \"Succeed\" => \"Fail\"", "+ Error: \"No\""]);

    [Fact]
    public void A_state_that_is_new_is_told_field_by_field() => Compare(
        """{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""",
        """{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"a": {"b": [1, 2]}, "c": {}}, "Next": "B"}, "B": {"Type": "Succeed"}}}""").ShouldBe(
        [
            "~ state A", "~ Type: \"Succeed\" => \"Pass\"", "+ Result.a.b: [1,2]", "+ Result.c: {}", "+ Next: \"B\"",
            "+ state B", "+ Type: \"Succeed\"",
        ]);

    [Fact]
    public void A_state_that_is_gone_is_told_after_the_others() => Compare(
        """{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}""",
        """{"StartAt": "B", "States": {"B": {"Type": "Succeed", "Comment": "only"}}}""").ShouldBe(
        ["~ StartAt: \"A\" => \"B\"", "~ state B", "+ Comment: \"only\"", "- state A", "- Type: \"Pass\"", "- Next: \"B\""]);

    [Fact]
    public void States_of_a_map_are_told_by_their_own_names() => Compare(Map("\"Seconds\": 1", "10"), Map("\"Seconds\": 2", "10")).ShouldBe(["~ state Each/Rest", "~ Seconds: 1 => 2"]);

    [Fact]
    public void What_changes_in_a_map_itself_is_not_told_of_the_states_in_it() =>
        Compare(Map("\"Seconds\": 1", "10"), Map("\"Seconds\": 1", "20")).ShouldBe(["~ state Each", "~ MaxConcurrency: 10 => 20"]);

    [Fact]
    public void States_of_a_branch_are_told_by_its_number() => Compare(Parallel("1"), Parallel("2")).ShouldBe(["~ state Both[1]/Right", "~ Seconds: 1 => 2"]);

    [Fact]
    public void A_map_in_a_branch_is_named_from_the_outside() => Compare(
        null,
        """
        {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
          "Iterator": {"StartAt": "Rest", "States": {"Rest": {"Type": "Succeed"}}}}}}]}}}
        """).Where(line => line.StartsWith("+ state", StringComparison.Ordinal)).ShouldBe(["+ state Both", "+ state Both[0]/Each", "+ state Both[0]/Each/Rest"]);

    [Fact]
    public void A_state_called_States_is_a_state() => Compare(
        """{"StartAt": "States", "States": {"States": {"Type": "Pass", "Parameters": {"States": 1}, "End": true}}}""",
        """{"StartAt": "States", "States": {"States": {"Type": "Pass", "Parameters": {"States": 2}, "End": true}}}""").ShouldBe(["~ state States", "~ Parameters.States: 1 => 2"]);

    [Fact]
    public void Numbers_that_are_equal_are_the_same_however_they_are_written() => Compare(
        """{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1, "End": true}}}""",
        """{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1.0, "End": true}}}""").ShouldBeEmpty();

    [Fact]
    public void Null_is_another_value_than_none() => Compare(
        """{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}""",
        """{"StartAt": "A", "States": {"A": {"Type": "Pass", "ResultPath": null, "End": true}}}""").ShouldBe(["~ state A", "+ ResultPath: null"]);

    private static string Map(string rest, string concurrency) => $$$"""
        {"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": {{{concurrency}}}, "End": true,
          "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "Rest", "States": {"Rest": {"Type": "Wait", {{{rest}}}, "End": true} } } } } }
        """;

    private static string Parallel(string seconds) => $$$"""
        {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "Left", "States": {"Left": {"Type": "Succeed"} } },
          {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": {{{seconds}}}, "End": true} } }] } } }
        """;

    private static string[] Compare(string? before, string? after)
    {
        var (fields, states) = DefinitionComparison.Compare(Parse(before), Parse(after));
        return [.. fields.Select(Line), .. states.SelectMany(state => state.Values.Select(Line).Prepend($"{state.Kind.Sign} {state.Part} {state.Name}"))];

        static JsonElement? Parse(string? text) => text is null ? null : JsonElement.Parse(text);
    }

    private static string Line(ValueChange change) =>
        $"{change.Kind.Sign} {change.Path}: {string.Join(" => ", new[] { change.Before, change.After }.OfType<JsonElement>().Select(value => JsonSerializer.Serialize(value)))}";
}
