using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Definition;

public sealed class StateMachineTests
{
    [Fact]
    public void All_Task_states_can_be_listed_nested_ones_too()
    {
        var machine = StateMachine.Parse("""
            {
              "StartAt": "A",
              "States": {
                "A": { "Type": "Task", "Resource": "${Check}", "Next": "P" },
                "P": { "Type": "Parallel", "Next": "M", "Branches": [
                  { "StartAt": "B", "States": { "B": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": { "TopicArn": "${Topic}", "Message": "m" }, "End": true } } }] },
                "M": { "Type": "Map", "End": true, "ItemProcessor": {
                  "StartAt": "C", "States": { "C": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": {}, "End": true } } } }
              }
            }
            """, WorkflowType.Standard).Machine.ShouldNotBeNull();

        machine.Tasks.Select(task => (task.Name, task.Path, task.Service?.Service, task.Service?.Action)).ShouldBe(
        [
            ("A", "/States/A", null, null),
            ("B", "/States/P/Branches[0]/States/B", "sns", "publish"),
            ("C", "/States/M/ItemProcessor/States/C", "aws-sdk:s3", "getObject"),
        ]);
        machine.Tasks.First().Resource.ShouldBe("${Check}");
        machine.Tasks.Single(task => task.Name == "B").Parameters!.ToJson().ShouldBe("""{"TopicArn":"${Topic}","Message":"m"}""");
    }

    [Theory]
    [InlineData("", WorkflowType.Standard, null)]
    [InlineData(""" "TimeoutSeconds":600, """, WorkflowType.Standard, 600.0)]
    [InlineData("", WorkflowType.Express, 300.0)]
    [InlineData(""" "TimeoutSeconds":600, """, WorkflowType.Express, 300.0)]
    [InlineData(""" "TimeoutSeconds":6, """, WorkflowType.Express, 6.0)]
    public void An_execution_may_run_for_as_long_as_its_type_and_timeout_say(string field, WorkflowType type, double? seconds) =>
        (StateMachine.Parse($$$$"""{"Version":"1.0","Comment":"c",{{{{field}}}}"StartAt":"S","States":{"S":{"Type":"Succeed"}}}""", type)
            .Machine!.Timeout?.TotalSeconds).ShouldBe(seconds);

    [Theory]
    [InlineData("Secnd", "Second")]
    [InlineData("InputPth", "InputPath")]
    [InlineData("banana", null)]
    public void The_name_that_was_meant_is_guessed(string given, string? meant) =>
        Names.Closest(given, ["First", "Second", "InputPath"]).ShouldBe(meant);
}
