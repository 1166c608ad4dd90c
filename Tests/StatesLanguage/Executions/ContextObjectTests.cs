using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Executions;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html</summary>
public sealed class ContextObjectTests
{
    [Fact]
    public void It_tells_who_runs_and_where() =>
        Workflow.Run("""{"P":{"Type":"Pass","InputPath":"$$","End":true}}""", """{"a":1}""").Output.ShouldBe(
            """{"Execution":{"Id":"arn:aws:states:eu-west-1:123456789012:execution:Machine:run","Input":{"a":1},"StartTime":"2026-01-01T00:00:00.000Z","Name":"run","RoleArn":"arn:aws:iam::123456789012:role/Machine","RedriveCount":0},"""
            + """ "StateMachine":{"Id":"arn:aws:states:eu-west-1:123456789012:stateMachine:Machine","Name":"Machine"},"State":{"Name":"P","EnteredTime":"2026-01-01T00:00:00.000Z"}}""".TrimStart());

    [Fact]
    public void An_Express_execution_has_no_redrives() =>
        Workflow.Run("""{"P":{"Type":"Pass","Parameters":{"e.$":"$$.Execution"},"End":true}}""", type: WorkflowType.Express).Output!.ShouldNotContain("RedriveCount");

    [Theory]
    [InlineData("arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken", true)]
    [InlineData("arn:aws:states:::batch:submitJob.sync", true)]
    [InlineData("arn:aws:states:eu-west-1:123456789012:activity:Work", true)]
    [InlineData("arn:aws:states:::batch:submitJob", false)]
    [InlineData(Workflow.Function, false)]
    public void A_Task_that_waits_for_an_answer_has_a_token(string resource, bool hasToken) =>
        Workflow.Run($$$$"""{"T":{"Type":"Task","Resource":"{{{{resource}}}}","Parameters":{"c.$":"$$"},"End":true}}""").Output!.Contains("\"Token\"", StringComparison.Ordinal)
            .ShouldBe(hasToken);

    [Fact]
    public void Each_state_sees_its_own_name_and_time() =>
        Workflow.Run("""
            {
              "W": { "Type": "Wait", "Seconds": 90, "Next": "P" },
              "P": { "Type": "Pass", "Parameters": { "s.$": "$$.State" }, "End": true }
            }
            """).Output.ShouldBe("""{"s":{"Name":"P","EnteredTime":"2026-01-01T00:01:30.000Z"}}""");
}
