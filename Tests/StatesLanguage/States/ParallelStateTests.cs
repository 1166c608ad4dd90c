using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html</summary>
public sealed class ParallelStateTests
{
    private static string Wait(string name, int seconds) =>
        $$$$"""{"StartAt":"{{{{name}}}}","States":{"{{{{name}}}}":{"Type":"Wait","Seconds":{{{{seconds}}}},"End":true}}}""";

    [Fact]
    public void Branches_run_at_the_same_time_and_their_outputs_keep_their_order()
    {
        var workflow = Workflow.Run(
            $$$$"""
            {
              "P": {
                "Type": "Parallel", "Parameters": { "n.$": "$.n" }, "End": true,
                "Branches": [{{{{Wait("A", 20)}}}}, {{{{Wait("B", 10)}}}}, { "StartAt": "C", "States": { "C": { "Type": "Pass", "Result": "c", "End": true } } }]
              }
            }
            """,
            """{"n":1,"m":2}""");

        workflow.Output.ShouldBe("""[{"n":1},{"n":1},"c"]""");
        workflow.Seconds.ShouldBe(20);
    }

    [Fact]
    public void The_first_failure_cuts_the_other_branches_short()
    {
        var workflow = Workflow.Run(
            $$$$"""
            {
              "P": {
                "Type": "Parallel", "End": true,
                "Branches": [
                  {{{{Wait("Long", 100)}}}},
                  { "StartAt": "Short", "States": { "Short": { "Type": "Wait", "Seconds": 1, "Next": "Boom" }, "Boom": { "Type": "Fail", "Error": "Boom" } } }
                ]
              }
            }
            """);

        workflow.Result.Error.ShouldBe("Boom");
        workflow.Seconds.ShouldBe(1);
        workflow.Trail.ShouldEndWith("FailStateEntered WaitStateAborted ParallelStateFailed");
    }

    [Fact]
    public void A_failed_Parallel_state_is_retried_and_caught_as_a_whole()
    {
        var workflow = Workflow.Run("""
            {
              "P": {
                "Type": "Parallel",
                "Branches": [{ "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "E", "Cause": "c" } } }],
                "Retry": [{ "ErrorEquals": ["E"], "MaxAttempts": 1 }],
                "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "H" }],
                "End": true
              },
              "H": { "Type": "Pass", "End": true }
            }
            """);

        workflow.Output.ShouldBe("""{"error":{"Error":"E","Cause":"c"}}""");
        workflow.Trail.ShouldBe(
            "ParallelStateEntered ParallelStateStarted FailStateEntered ParallelStateStarted FailStateEntered ParallelStateFailed ParallelStateExited "
            + "PassStateEntered PassStateExited");
    }

    [Fact]
    public void A_runtime_error_in_a_branch_cannot_be_caught() =>
        Workflow.Run("""
            {
              "P": { "Type": "Parallel", "Branches": [{ "StartAt": "X", "States": { "X": { "Type": "Pass", "InputPath": "$.nope", "End": true } } }],
                     "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "H" }], "End": true },
              "H": { "Type": "Pass", "End": true }
            }
            """).Result.ShouldSatisfyAllConditions(
                result => result.Status.ShouldBe(ExecutionStatus.Failed),
                result => result.Error.ShouldBe("States.Runtime"));
}
