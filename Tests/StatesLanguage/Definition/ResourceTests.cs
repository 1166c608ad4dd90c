using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Tests.StatesLanguage.Definition;

/// <summary>Which resources AWS takes, and what it demands of a state that has them.</summary>
public sealed class ResourceTests
{
    [Theory]
    [InlineData("${Function}")]
    [InlineData("arn:${AWS::Partition}:states:::anything:atAll")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:f:live")]
    [InlineData("arn:aws:states:eu-west-1:123456789012:activity:a")]
    [InlineData("arn:aws:states:::batch:submitJob.sync")]
    [InlineData("arn:aws-cn:states:::eks:runJob.sync")]
    [InlineData("arn:aws:states:::aws-sdk:s3:listBuckets.waitForTaskToken")]
    public void What_AWS_knows_is_taken(string resource) => Problems(resource).ShouldBeEmpty();

    [Theory]
    [InlineData("arn:aws:states:::sns:publsh", "did you mean \"publish\"?")]
    [InlineData("arn:aws:states:::snss:publish", "did you mean \"sns\"?")]
    [InlineData("arn:aws:states:::sns:publish.sync", "as an AWS SDK integration it is aws-sdk:sns:publish.sync")]
    [InlineData("arn:aws:states:::lambda:invoke.sync", null)]
    [InlineData("arn:aws:states:::glue:startJobRun.sync:2", "did you mean \"startJobRun.sync\"?")]
    [InlineData("arn:aws:states:::s3:getObject", "as an AWS SDK integration it is aws-sdk:s3:getObject")]
    [InlineData("arn:aws:states:::aws-sdk:s3:GetObject", "did you mean \"getObject\"?")]
    [InlineData("arn:aws:states:::aws-sdk:batch:submitJob.sync", "remove \".sync\"")]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:topic", null)]
    public void What_AWS_does_not_know_is_refused_with_a_guess(string resource, string? fix)
    {
        var problem = Problems(resource).ShouldHaveSingleItem();

        problem.Message.ShouldBe($"The resource provided {resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.");
        problem.Path.ShouldBe("/States/T/Resource");
        (fix is null || problem.Fix == fix).ShouldBeTrue(problem.Fix);
    }

    [Theory]
    [InlineData(""" "Parameters":{"QueueUrl":"q"} """, "/States/T/Parameters", "The field 'MessageBody' is required but was missing")]
    [InlineData(""" "QueryLanguage":"JSONata","Arguments":{"MessageBody":"b"} """, "/States/T/Arguments", "The field 'QueueUrl' is required but was missing")]
    [InlineData(""" "Comment":"c" """, "/States/T/Resource", "Parameters field is required for resource ARN: arn:aws:states:::sqs:sendMessage")]
    [InlineData(""" "QueryLanguage":"JSONata" """, "/States/T/Resource", "Arguments field is required for resource ARN: arn:aws:states:::sqs:sendMessage")]
    public void An_integration_needs_its_parameters(string fields, string path, string message)
    {
        var problem = Problems("arn:aws:states:::sqs:sendMessage", fields).ShouldHaveSingleItem();

        (problem.Path, problem.Message).ShouldBe((path, message));
    }

    [Theory]
    [InlineData(""" "Parameters":{"QueueUrl.$":"$.q","MessageBody":{"t.$":"$$.Execution.Id"}} """)]
    [InlineData(""" "QueryLanguage":"JSONata","Arguments":"{% $states.input %}" """)]
    public void Parameters_may_come_from_the_input(string fields) => Problems("arn:aws:states:::sqs:sendMessage", fields).ShouldBeEmpty();

    [Theory]
    [InlineData("arn:aws:states:eu-west-1:123456789012:activity:a", "/States/T/Resource", "Express state machine does not support Activity ARN")]
    [InlineData("arn:aws:states:::batch:submitJob.sync", "/States/T/Resource", "Express state machine does not support '.sync' service integration")]
    public void Express_does_not_wait(string resource, string path, string message)
    {
        var problem = Problems(resource, type: WorkflowType.Express).ShouldHaveSingleItem();

        (problem.Path, problem.Message).ShouldBe((path, message));
    }

    [Fact]
    public void An_activity_runs_with_nobodys_credentials() =>
        Problems("arn:aws:states:eu-west-1:123456789012:activity:a", """ "Credentials":{"RoleArn":"arn:aws:iam::1:role/r"} """)
            .ShouldHaveSingleItem().Message.ShouldBe("The field 'Credentials' is not supported for activities");

    [Theory]
    [InlineData(9, 10, true)]
    [InlineData(10, 10, false)]
    [InlineData(11, 10, false)]
    public void A_heartbeat_comes_before_the_timeout(int heartbeat, int timeout, bool isValid) =>
        Problems("${F}", $"\"HeartbeatSeconds\":{heartbeat},\"TimeoutSeconds\":{timeout}").Count.ShouldBe(isValid ? 0 : 1);

    private static IReadOnlyList<Problem> Problems(string resource, string fields = "\"Parameters\":{}", WorkflowType type = WorkflowType.Standard) =>
        StateMachine.Parse($$$$"""{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"{{{{resource}}}}",{{{{fields}}}},"End":true}}}""", type).Problems;
}
