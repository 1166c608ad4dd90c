using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Definition;

/// <summary>What is refused, in AWS's words where they are known, with the place and the likely fix.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("{}", "/", "These fields are required: [States, StartAt]")]
    [InlineData("""{"StartAt":"A"}""", "/", "These fields are required: [States]")]
    [InlineData("""{"States":{"A":{"Type":"Pass","End":true}}}""", "/", "These fields are required: [StartAt]")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:lambda:a:1:function:f","Credentials":{"Other":"x"},"End":true}}}""",
        "/States/A/Credentials", "The field 'RoleArn' is required but was missing")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"p.$":"States.Nope($)"},"End":true}}}""",
        "/States/A/Parameters", "The value for the field 'p.$' must be a valid JSONPath or a valid intrinsic function call")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Wait","Timestamp":"2016-12-05 21:29:29Z","End":true}}}""",
        "/States/A/Timestamp", "String does not match RFC3339 timestamp")]
    public void The_words_are_AWSs(string definition, string path, string message)
    {
        var problem = Problems(definition).ShouldHaveSingleItem();

        problem.ShouldSatisfyAllConditions(
            it => it.Path.ShouldBe(path), it => it.Message.ShouldBe(message), it => it.Code.ShouldBe("SCHEMA_VALIDATION_FAILED"));
    }

    [Theory]
    [InlineData("not a definition", 1, 4)]
    [InlineData("{\n  \"StartAt\": ,\n}", 2, 14)]
    public void Text_that_is_not_JSON_is_refused_with_its_place(string definition, int line, int column)
    {
        var problem = Problems(definition).ShouldHaveSingleItem();

        problem.Code.ShouldBe("INVALID_JSON_DESCRIPTION");
        (problem.Line, problem.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Text_that_is_not_JSON_is_shown_up_to_500_characters_and_to_a_person_not_at_all()
    {
        var problem = Problems("oops" + new string(' ', 996)).ShouldHaveSingleItem();

        problem.Message.ShouldEndWith($"""at [Source: (String)"oops{new string(' ', 496)}"[truncated 500 chars]; line: 1, column: 5]""");
        problem.ToString().ShouldStartWith("(1,5) /: Unrecognized token 'oops': was expecting");
        problem.ToString().ShouldNotContain("Source");
    }

    [Fact]
    public void A_long_word_that_is_not_JSON_is_cut_at_256_characters() =>
        Problems(new string('x', 1000)).ShouldHaveSingleItem().Message.ShouldStartWith($"Unrecognized token '{new string('x', 256)}...': was");

    [Theory]
    [InlineData(""" "Type":"Pass" """, "/States/A", "This object should have only one of the following fields: [Next, End]")]
    [InlineData(""" "Type":"Pass","Next":"B","End":true """, "/States/A", "There should only be one of the following fields: [Next, End]")]
    [InlineData(""" "Type":"Pas","End":true """, "/States/A/Type", "Value should be one of the following: [Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map]")]
    [InlineData(""" "End":true """, "/States/A", "These fields are required: [Type]")]
    [InlineData(""" "Type":"Pass","Resource":"x","End":true """, "/States/A", "Field 'Resource' is not supported")]
    [InlineData(""" "Type":"Succeed","End":true """, "/States/A", "Field 'End' is not supported")]
    [InlineData(""" "Type":"Fail","Error":"E","ErrorPath":"$.e" """, "/States/A", "There should only be one of the following fields: [Error, ErrorPath]")]
    [InlineData(""" "Type":"Wait","End":true """, "/States/A", "This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]")]
    [InlineData(""" "Type":"Wait","Seconds":-1,"End":true """, "/States/A/Seconds", "Minimum value is 0")]
    [InlineData(""" "Type":"Wait","Seconds":100000000,"End":true """, "/States/A/Seconds", "Maximum value is 99999999")]
    [InlineData(""" "Type":"Wait","Seconds":"5","End":true """, "/States/A/Seconds", "Expected value of type Integer")]
    [InlineData(""" "Type":"Choice","Choices":[] """, "/States/A/Choices", "Value cannot be empty")]
    [InlineData(""" "Type":"Choice" """, "/States/A", "These fields are required: [Choices]")]
    [InlineData(""" "Type":"Task","End":true """, "/States/A", "These fields are required: [Resource]")]
    [InlineData(""" "Type":"Task","Resource":"nope","End":true """, "/States/A/Resource", "Value is not a valid resource ARN")]
    [InlineData(""" "Type":"Task","Resource":"${F}","TimeoutSeconds":5,"TimeoutSecondsPath":"$.t","End":true """, "/States/A", "There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath]")]
    [InlineData(""" "Type":"Task","Resource":"${F}","Retry":[{}],"End":true """, "/States/A/Retry[0]", "These fields are required: [ErrorEquals]")]
    [InlineData(""" "Type":"Task","Resource":"${F}","Retry":[{"ErrorEquals":[]}],"End":true """, "/States/A/Retry[0]/ErrorEquals", "Value cannot be empty")]
    [InlineData(""" "Type":"Task","Resource":"${F}","Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["E"]}],"End":true """, "/States/A/Retry[0]/ErrorEquals[0]", "States.ALL must appear alone and at end of list")]
    [InlineData(""" "Type":"Task","Resource":"${F}","Retry":[{"ErrorEquals":["E"],"BackoffRate":0.5}],"End":true """, "/States/A/Retry[0]/BackoffRate", "Minimum value is 1.0")]
    [InlineData(""" "Type":"Task","Resource":"${F}","Catch":[{"ErrorEquals":["E"]}],"End":true """, "/States/A/Catch[0]", "These fields are required: [Next]")]
    [InlineData(""" "Type":"Parallel","Branches":[],"End":true """, "/States/A/Branches", "Value cannot be empty")]
    [InlineData(""" "Type":"Map","End":true """, "/States/A", "This object should have only one of the following fields: [ItemProcessor, Iterator]")]
    [InlineData(""" "Type":"Map","ItemProcessor":{},"End":true """, "/States/A/ItemProcessor", "These fields are required: [States, StartAt]")]
    [InlineData(""" "Type":"Pass","QueryLanguage":"SQL","End":true """, "/States/A/QueryLanguage", "Value should be one of the following: [JSONPath, JSONata]")]
    [InlineData(""" "Type":"Pass","InputPath":"input","End":true """, "/States/A/InputPath", "Value must be a valid JSONPath.")]
    public void A_state_is_refused_with_its_path(string state, string path, string message)
    {
        var problem = Problems($$$$"""{"StartAt":"A","States":{"A":{{{{{state}}}}},"B":{"Type":"Succeed"}}}""").First(it => it.Path != "/States/B");

        (problem.Path, problem.Message).ShouldBe((path, message));
    }

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_the_text_with_lines_and_fixes()
    {
        var problems = Problems("""
            {
              "StartAt": "First",
              "States": {
                "First": { "Type": "Pass", "Next": "Secnd" },
                "Second": { "Type": "Succeed" },
                "Third": {
                  "Type": "Task",
                  "Resource": "${F}",
                  "InputPth": "$.x",
                  "Catch": [{ "ErrorEquals": ["E"], "Next": "Nowhere" }],
                  "End": true
                }
              }
            }
            """);

        problems.Select(it => it.ToString()).ShouldBe(
        [
            "(4,32) /States/First/Next: Missing 'Next' target: Secnd; allowed: First, Second, Third; did you mean \"Second\"?",
            "(5,5) /States/Second: State \"Second\" is not reachable.; point a Next, Default or Catch at \"Second\", or remove it",
            "(6,5) /States/Third: State \"Third\" is not reachable.; point a Next, Default or Catch at \"Third\", or remove it",
            "(9,7) /States/Third: Field 'InputPth' is not supported; allowed: Type, Comment, QueryLanguage, Retry, Catch, Next, End, InputPath, OutputPath, Parameters, ResultSelector, ResultPath, Assign, Resource, TimeoutSeconds, TimeoutSecondsPath, HeartbeatSeconds, HeartbeatSecondsPath, Credentials; did you mean \"InputPath\"?",
            "(10,41) /States/Third/Catch[0]/Next: Missing 'Next' target: Nowhere; allowed: First, Second, Third",
        ], Case.Sensitive);
    }

    [Theory]
    [InlineData("arn:aws:states:::sns:publish.waitForTaskToken", "Express state machine does not support '.waitForTaskToken' service integration ")]
    [InlineData("arn:aws:states:::states:startExecution.sync", "Express state machine does not support '.sync' service integration")]
    public void Express_refuses_what_waits(string resource, string message)
    {
        var definition = $$$$"""{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"{{{{resource}}}}","Parameters":{"Message":"m","StateMachineArn":"s"},"End":true}}}""";

        StateMachine.Parse(definition, WorkflowType.Standard).Problems.ShouldBeEmpty();
        var problem = StateMachine.Parse(definition, WorkflowType.Express).Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Message).ShouldBe(("/States/A/Resource", message));
    }

    [Fact]
    public void A_state_of_another_branch_cannot_be_a_target()
    {
        var problems = Problems("""
            {"StartAt":"P","States":{
              "P":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{"Type":"Pass","Next":"Q"}}}],"Next":"Q"},
              "Q":{"Type":"Succeed"}}}
            """);

        var problem = problems.ShouldHaveSingleItem();
        problem.Path.ShouldBe("/States/P/Branches[0]/States/X/Next");
        problem.Fix.ShouldBe("/States/Q is a state of another graph: only states of the same States field can follow each other");
    }

    private static IReadOnlyList<Problem> Problems(string definition)
    {
        var result = StateMachine.Parse(definition, WorkflowType.Standard);
        result.Machine.ShouldBeNull();
        return result.Problems;
    }
}
