using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Definition;

/// <summary>What AWS says of expressions, variables and fields of the other query language.</summary>
public sealed class QueryTests
{
    [Theory]
    [InlineData("phone", "Reference to 'phone' at the top level is not supported.")]
    [InlineData("phone[0].number", "Reference to 'phone' at the top level is not supported.")]
    [InlineData("aaa + bbb", "Reference to 'aaa' at the top level is not supported.", "Reference to 'bbb' at the top level is not supported.")]
    [InlineData("$.phone", "Reference to '$' at the top level is not supported.")]
    [InlineData("$$", "Reference to '$$' is not supported.")]
    [InlineData("{'a': b}", "Reference to 'b' at the top level is not supported.")]
    [InlineData("$map($states.input.a, function($x){ b })", "Reference to 'b' at the top level is not supported.")]
    [InlineData("$sum(prices^(>x))", "Reference to 'prices' at the top level is not supported.")]
    [InlineData("$states.errorOutput", "Field '$states.errorOutput' does not exist.")]
    public void A_state_has_no_context(string expression, params string[] messages)
    {
        var problems = Output(expression).Problems;

        problems.Select(problem => problem.Message).ShouldBe(messages);
        problems.ShouldAllBe(problem => problem.Code == "UNSUPPORTED_JSONATA_EXPRESSION" && problem.Path == "/States/S/Output/v");
    }

    [Theory]
    [InlineData("$states.input.phone")]
    [InlineData("$states.input.items[phone > 3]")]
    [InlineData("$states.input.items.(price * quantity)")]
    [InlineData("$states.input.items^(>price).name")]
    [InlineData("$map($states.input.a, function($x){ $x.phone })")]
    [InlineData("$states.input{name: $sum(price)}")]
    public void What_is_reached_from_a_variable_is_no_mistake(string expression) => Output(expression).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("$total", "No state assigns $total.", null)]
    [InlineData("$totl * 2", "No state assigns $totl.", null)]
    [InlineData("$uppercsae('a')", "There is no function $uppercsae.", "did you mean \"$uppercase\"?")]
    [InlineData("$summ([1])", "There is no function $summ.", "did you mean \"$sum\"?")]
    [InlineData("$eval('1')", "There is no function $eval.", null)]
    public void A_person_is_warned_of_what_no_state_assigns(string expression, string message, string? fix)
    {
        var result = Output(expression);

        result.Machine.ShouldNotBeNull();
        var warning = result.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.IsKnownToAws, warning.Code, warning.Message, warning.Path).ShouldBe((Severity.Warning, false, "UNKNOWN_VARIABLE", message, "/States/S/Output/v"));
        (fix is null || fix == warning.Fix).ShouldBeTrue(warning.Fix);
    }

    [Theory]
    [InlineData("$states.inputs.a", "$states has no 'inputs'.", "did you mean \"$states.input\"?")]
    [InlineData("$states.contxt", "$states has no 'contxt'.", "did you mean \"$states.context\"?")]
    [InlineData("$state.input", "No state assigns $state.", "did you mean \"$states\"?")]
    public void A_person_is_warned_of_what_states_does_not_have(string expression, string message, string fix)
    {
        var warning = Output(expression).Problems.ShouldHaveSingleItem();

        (warning.Severity, warning.IsKnownToAws, warning.Message, warning.Fix).ShouldBe((Severity.Warning, false, message, fix));
    }

    [Theory]
    [InlineData(""" "Parameters":{"a":{"b.$":"$totla.x"}} """, "/States/S/Parameters/a/b.$")]
    [InlineData(""" "Parameters":{"a.$":"States.Format('{} {}', $.total, $totla[0])"} """, "/States/S/Parameters/a.$")]
    [InlineData(""" "InputPath":"$totla" """, "/States/S/InputPath")]
    public void A_person_is_warned_of_what_no_state_assigns_in_paths_too(string field, string path)
    {
        var result = Parse($$$""" "Type":"Pass","Assign":{"total":1},{{{field}}} """);

        result.Machine.ShouldNotBeNull();
        var warning = result.Problems.ShouldHaveSingleItem();
        (warning.Severity, warning.Code, warning.Message, warning.Path, warning.Fix).ShouldBe((Severity.Warning, "UNKNOWN_VARIABLE", "No state assigns $totla.", path, "did you mean \"$total\"?"));
    }

    [Fact]
    public void Rules_of_a_Choice_state_are_looked_at_for_variables_too() => StateMachine.Parse(
        """{"StartAt":"S","States":{"S":{"Type":"Choice","Choices":[{"Not":{"Variable":"$paid","BooleanEquals":true},"Next":"E"}]},"E":{"Type":"Succeed"}}}""",
        WorkflowType.Standard).Problems.ShouldHaveSingleItem().Path.ShouldBe("/States/S/Choices[0]/Not/Variable");

    [Theory]
    [InlineData(""" "Type":"Choice","Choices":[{"Condition":"$x > 1","Next":"S"}] """, "true or false, or a JSONata expression that gives one", "write \"{% $x > 1 %}\"")]
    [InlineData(""" "Type":"Wait","Seconds":"$states.input.s","End":true """, "an integer from 0 to 99999999, or a JSONata expression that gives one", "write \"{% $states.input.s %}\"")]
    [InlineData(""" "Type":"Wait","Seconds":"ten","End":true """, "an integer from 0 to 99999999, or a JSONata expression that gives one", null)]
    public void An_expression_without_its_signs_is_told_how_to_be_written(string state, string allowed, string? fix)
    {
        var problem = StateMachine.Parse($$$$"""{"QueryLanguage":"JSONata","StartAt":"S","States":{"S":{{{{{state}}}}}}}""", WorkflowType.Standard).Errors.First();

        (problem.Allowed, problem.Fix).ShouldBe((allowed, fix));
    }

    [Fact]
    public void An_expression_that_does_not_parse_is_reported_once() => StateMachine.Parse(
        """{"QueryLanguage":"JSONata","StartAt":"S","States":{"S":{"Type":"Wait","Seconds":"{% 1 + %}","End":true}}}""",
        WorkflowType.Standard).Problems.ShouldHaveSingleItem().Code.ShouldBe("INVALID_JSONATA_EXPRESSION");

    [Theory]
    [InlineData("$states.input.a", true)]
    [InlineData("$states.inputs", false)]
    [InlineData("$customerName", false)]
    [InlineData("$states.input is not set", false)]
    public void A_person_is_warned_of_text_that_was_meant_as_an_expression(string text, bool isMeant)
    {
        var problems = Parse($$$$""" "QueryLanguage":"JSONata","Type":"Pass","Output":{"v":["{{{{text}}}}"]} """).Problems;

        problems.Select(problem => (problem.Severity, problem.Code, problem.IsKnownToAws, problem.Fix))
            .ShouldBe(isMeant ? [(Severity.Warning, "NO_JSONATA_DELIMITERS", false, $"write \"{{% {text} %}}\"")] : []);
    }

    [Theory]
    [InlineData("{% 1 + ) %}", 8)]
    [InlineData("{%1 +%}", 6)]
    [InlineData("{% (1 + 2 %}", 10)]
    [InlineData("{% $states.result %}", 4)]
    [InlineData("""{% \"\u00fc\" & nowhere & $tota %}""", 27)]
    [InlineData("{% '\ud83c\udf4d' & $tota %}", 11)]
    public void A_problem_of_an_expression_points_into_it(string text, int column)
    {
        var definition = $"{{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"S\",\"States\":{{\"S\":{{\"Type\":\"Pass\",\"End\":true,\n\"Output\":\"{text}\"}}}}}}";

        StateMachine.Parse(definition, WorkflowType.Standard).Problems
            .ShouldContain(problem => problem.Line == 2 && problem.Column == "\"Output\":".Length + 1 + column);
    }

    [Fact]
    public void A_variable_of_the_states_around_is_known() => StateMachine.Parse("""
        {"QueryLanguage":"JSONata","StartAt":"A","States":{
          "A":{"Type":"Pass","Assign":{"total":1},"Next":"P"},
          "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Output":"{% $total + $count($states.input) %}","End":true}}}]}}}
        """, WorkflowType.Standard).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("a[1,2)", "Expected \"]\", got \",\"")]
    [InlineData("'unterminated", "String literal must be terminated by a matching quote")]
    [InlineData("1 +", "Unexpected end of expression")]
    [InlineData("{'a':}", "The symbol \"}\" cannot be used as a unary operator")]
    [InlineData("$match('a', /abc", "No terminating / in regular expression")]
    [InlineData("", "Unexpected end of expression")]
    public void An_expression_that_does_not_parse_is_refused(string expression, string message)
    {
        var problem = Output(expression).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Path, problem.Message).ShouldBe(("INVALID_JSONATA_EXPRESSION", "/States/S/Output/v", message));
    }

    [Theory]
    [InlineData(""" "QueryLanguage":"JSONata","Type":"Pass","InputPath":"$.a" """, "/States/S", "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage")]
    [InlineData(""" "Type":"Pass","Output":{} """, "/States/S", "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage")]
    [InlineData(""" "QueryLanguage":"JSONata","Type":"Pass","Output":"{% 1" """, "/States/S/Output", "JSONata string must start with {% and end with %}")]
    [InlineData(""" "Type":"Pass","QueryLanguage":5 """, "/States/S/QueryLanguage", "Expected value of type [STRING]")]
    [InlineData(""" "Type":"Pass","QueryLanguage":"jsonpath" """, "/States/S/QueryLanguage", "Value should be one of the following: [JSONPath, JSONata]")]
    [InlineData(""" "Type":"Pass","Assign":{"states":1} """, "/States/S/Assign/states", "Cannot assign to reserved variable '$states'.")]
    [InlineData(""" "Type":"Pass","Assign":{"1x":1} """, "/States/S/Assign/1x", "Invalid variable name '1x': the variable name contains invalid characters.")]
    public void A_state_is_refused(string state, string path, string message)
    {
        var problem = Parse(state).Problems.ShouldHaveSingleItem();

        (problem.Path, problem.Message).ShouldBe((path, message));
    }

    [Fact]
    public void A_state_machine_in_JSONata_has_no_state_in_JSONPath_and_nothing_more_is_said_of_that_state()
    {
        var problem = StateMachine.Parse(
            """{"QueryLanguage":"JSONata","StartAt":"S","States":{"S":{"Type":"Pass","QueryLanguage":"JSONPath","Output":{"v":"{% 1 %}"},"End":true}}}""",
            WorkflowType.Standard).Problems.ShouldHaveSingleItem();

        (problem.Path, problem.Message).ShouldBe(("/States/S", "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"));
    }

    [Fact]
    public void Only_the_first_of_many_unknown_variables_come_with_a_guess()
    {
        var assigned = string.Join(',', Enumerable.Range(100, 150).Select(number => $"\"name{number}\":1"));
        var used = string.Join(',', Enumerable.Range(100, 150).Select(number => $"\"v{number}.$\":\"$nane{number}\""));

        var problems = Parse($$""" "Type":"Pass","Assign":{{{assigned}}},"Parameters":{{{used}}} """).Problems;

        problems.Count.ShouldBe(150);
        problems.Count(problem => problem.Fix is not null).ShouldBe(100);
    }

    private static ParseResult Output(string expression) =>
        Parse($$$$""" "QueryLanguage":"JSONata","Type":"Pass","Output":{"v":"{% {{{{expression}}}} %}"} """);

    private static ParseResult Parse(string state) =>
        StateMachine.Parse($$$$"""{"StartAt":"S","States":{"S":{{{{{state}}}},"End":true}}}""", WorkflowType.Standard);
}
