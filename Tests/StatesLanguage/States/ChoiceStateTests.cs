using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html</summary>
public sealed class ChoiceStateTests
{
    private const string Pizza = """
        {
          "Which Flavour": {
            "Type": "Choice",
            "Choices": [
              { "Variable": "$.flavour", "StringEquals": "pineapple", "Next": "Refuse" },
              { "Variable": "$.flavour", "StringMatches": "p*", "Next": "Serve" }
            ]
          },
          "Refuse": { "Type": "Fail", "Error": "Failed To Make Pizza", "Cause": "They asked for Pineapple" },
          "Serve": { "Type": "Succeed" }
        }
        """;

    [Fact]
    public void The_first_rule_that_matches_wins() =>
        Workflow.Run(Pizza, """{"flavour":"pineapple"}""").Result.Error.ShouldBe("Failed To Make Pizza");

    [Fact]
    public void A_later_rule_is_asked_when_earlier_ones_do_not_match() =>
        Workflow.Run(Pizza, """{"flavour":"pepperoni"}""").Trail
            .ShouldBe("ChoiceStateEntered ChoiceStateExited SucceedStateEntered SucceedStateExited");

    [Fact]
    public void Without_a_match_and_without_Default_the_execution_fails()
    {
        var result = Workflow.Run(Pizza, """{"flavour":"ham"}""").Result;

        result.Status.ShouldBe(ExecutionStatus.Failed);
        result.Error.ShouldBe("States.Runtime");
        result.Cause.ShouldBe(
            "An error occurred while executing the state 'Which Flavour' (entered at the event id #2). "
            + "Failed to transition out of the state. The state does not point to a next state.");
    }

    [Fact]
    public void Default_is_taken_without_a_match_and_the_data_is_filtered_on_the_way() =>
        Workflow.Run("""
            {
              "C": { "Type": "Choice", "InputPath": "$.a", "OutputPath": "$.b",
                     "Choices": [{ "Variable": "$.b", "NumericGreaterThan": 5, "Next": "F" }], "Default": "S" },
              "F": { "Type": "Fail" },
              "S": { "Type": "Succeed" }
            }
            """, """{"a":{"b":5}}""").Output.ShouldBe("5");
}
