using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Definition;

/// <summary>What is wrong with how states lead to each other.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData(""" "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"} """, "MISSING_END_STATE  Workflow has no terminal state")]
    [InlineData(""" "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"},"C":{"Type":"Pass","Next":"A"} """, "MISSING_END_STATE  Workflow has no terminal state")]
    [InlineData(""" "A":{"Type":"Pass","Next":"Nope"} """, "MISSING_TRANSITION_TARGET /States/A/Next Missing 'Next' target: Nope", "MISSING_END_STATE  Workflow has no terminal state")]
    [InlineData(""" "A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"},"C":{"Type":"Succeed"} """, "MISSING_TRANSITION_TARGET /States/C State \"C\" is not reachable.")]
    [InlineData(""" "A":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":true,"Next":"X"}],"Default":"Y"},"Z":{"Type":"Succeed"} """,
        "MISSING_TRANSITION_TARGET /States/A/Choices[0]/Next Missing 'Next' target: X", "MISSING_TRANSITION_TARGET /States/A/Default Missing 'Next' target: Y",
        "MISSING_TRANSITION_TARGET /States/Z State \"Z\" is not reachable.")]
    [InlineData(""" "A":{"Type":"Task","Resource":"${F}","Catch":[{"ErrorEquals":["E"],"Next":"X"}],"End":true} """, "MISSING_TRANSITION_TARGET /States/A/Catch[0]/Next Missing 'Next' target: X")]
    [InlineData(""" "A":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"X","States":{"X":{"Type":"Succeed"},"Y":{"Type":"Succeed"}}}]} """,
        "MISSING_TRANSITION_TARGET /States/A/Branches[0]/States/Y State \"Y\" is not reachable.")]
    [InlineData(""" "A":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"X","States":{"X":{"Type":"Succeed"}}},{"StartAt":"X","States":{"X":{"Type":"Succeed"}}}]} """,
        "DUPLICATE_STATE_NAME /States/A/Branches[1]/States/X Duplicate State name: X")]
    public void AWS_says(string states, params string[] problems) =>
        Parse(states).Problems.Select(problem => $"{problem.Code} {problem.Path} {problem.Message}").ShouldBe(problems);

    [Fact]
    public void A_start_that_is_not_there_leaves_only_those_unreachable_that_no_other_state_leads_to() =>
        StateMachine.Parse("""{"StartAt":"No","States":{"One":{"Type":"Pass","Next":"Two"},"Two":{"Type":"Succeed"}}}""", WorkflowType.Standard).Problems
            .Select(problem => $"{problem.Path} {problem.Message}")
            .ShouldBe(["/StartAt Missing 'Next' target: No", "/States/One State \"One\" is not reachable."]);

    [Theory]
    [InlineData(""" "A":{"Type":"Succeed"},"X":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Pass","Next":"X"} """, "NEVER_REACHED /States/X", "NEVER_REACHED /States/Y")]
    [InlineData(""" "A":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"X","States":{"X":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Pass","Next":"X"}}}} """, "NEVER_ENDS /States/A/ItemProcessor/States")]
    [InlineData(""" "A":{"Type":"Succeed"},"A":{"Type":"Fail"} """, "DUPLICATE_FIELD /States/A")]
    public void A_person_is_warned_of_what_AWS_lets_pass(string states, params string[] warnings)
    {
        var result = Parse(states);

        result.Machine.ShouldNotBeNull();
        result.Problems.ShouldAllBe(problem => problem.Severity == Severity.Warning && !problem.IsKnownToAws);
        result.Problems.Select(problem => $"{problem.Code} {problem.Path}").ShouldBe(warnings);
    }

    [Fact]
    public void A_name_has_at_most_80_characters()
    {
        var name = new string('n', 81);

        var problem = StateMachine.Parse($$$$"""{"StartAt":"{{{{name}}}}","States":{"{{{{name}}}}":{"Type":"Succeed"}}}""", WorkflowType.Standard).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Message).ShouldBe(("INVALID_STATE_NAME", $"Invalid State name: {name} exceeds the 80-character limit allowed by the service"));
    }

    [Theory]
    [InlineData("", "MISSING_DESCRIPTION")]
    [InlineData("  \n", "MISSING_DESCRIPTION")]
    [InlineData("[]", "SCHEMA_VALIDATION_FAILED")]
    [InlineData("""{"StartAt":"A","States":{}}""", "SCHEMA_VALIDATION_FAILED")]
    [InlineData("""{"StartAt":"A","Version":"2.0","States":{"A":{"Type":"Succeed"}}}""", "SCHEMA_VALIDATION_FAILED")]
    public void A_definition_is_an_object_with_states(string definition, string code)
    {
        var result = StateMachine.Parse(definition, WorkflowType.Standard);

        result.Machine.ShouldBeNull();
        result.Problems.ShouldContain(problem => problem.Code == code);
        result.Problems.ShouldAllBe(problem => problem.Line >= 1 && problem.Column >= 1);
    }

    [Fact]
    public void Names_of_any_length_are_told_apart()
    {
        var name = new string('n', 200_000);

        var result = Parse($$$"""
            "A":{"Type":"Pass","Next":"{{{name}}}x"},"{{{name}}}y":{"Type":"Pass","Next":"A"}
            """);

        result.Problems.ShouldContain(problem => problem.Code == "MISSING_TRANSITION_TARGET" && problem.Fix == null);
    }

    [Fact]
    public void A_definition_has_at_most_a_megabyte()
    {
        var definition = $$$$"""{"Comment":"{{{{new string('c', 1_048_576)}}}}","StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";

        StateMachine.Parse(definition, WorkflowType.Standard).Problems.ShouldHaveSingleItem().Allowed.ShouldBe("up to 1048576 characters");
    }

    private static ParseResult Parse(string states) => StateMachine.Parse($$$$"""{"StartAt":"A","States":{{{{{states}}}}}}""", WorkflowType.Standard);
}
