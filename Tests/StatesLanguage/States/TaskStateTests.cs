using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.States;

/// <summary>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html</summary>
public sealed class TaskStateTests
{
    [Fact]
    public void A_function_gets_the_input_and_its_answer_is_the_output()
    {
        var workflow = Workflow.Run(Workflow.Task(), """{"n":1}""", request => TaskResult.Succeeded(request.Input.ToJson()));

        workflow.Output.ShouldBe("\"{\\\"n\\\":1}\"");
        workflow.Trail.ShouldBe("TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionSucceeded TaskStateExited");
    }

    [Fact]
    public void A_service_integration_tells_of_itself_with_Task_events()
    {
        var workflow = Workflow.Run("""{"Tell":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message.$":"$.m"},"End":true}}""", """{"m":"hi"}""");

        workflow.Trail.ShouldBe("TaskStateEntered TaskScheduled TaskStarted TaskSucceeded TaskStateExited");
        workflow.Json[2].GetProperty("taskScheduledEventDetails").GetRawText()
            .ShouldBe("""{"resourceType":"sns","resource":"publish","region":"eu-west-1","parameters":"{\u0022Message\u0022:\u0022hi\u0022}"}""");
    }

    [Fact]
    public void A_Task_that_fails_fails_the_execution_with_its_error_and_cause()
    {
        var workflow = Workflow.Run(Workflow.Task(), tasks: _ => TaskResult.Failed("DragonValidationException", "no such dragon"));

        workflow.Result.Error.ShouldBe("DragonValidationException");
        workflow.Result.Cause.ShouldBe("no such dragon");
        workflow.Trail.ShouldBe("TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionFailed");
    }

    [Theory]
    [InlineData(""" "TimeoutSeconds":5 """, 5, "States.Timeout")]
    [InlineData(""" "TimeoutSecondsPath":"$.limit" """, 7, "States.Timeout")]
    [InlineData(""" "TimeoutSeconds":60,"HeartbeatSeconds":4 """, 4, "States.HeartbeatTimeout")]
    public void A_Task_that_takes_too_long_is_cancelled_and_times_out(string fields, double seconds, string error)
    {
        var cancelled = default(CancellationToken);
        var workflow = Workflow.Start(Workflow.Task(fields), """{"limit":7}""", (_, cancellation) =>
        {
            cancelled = cancellation;
            return new(new TaskCompletionSource<TaskResult>().Task);
        });
        workflow.Finish();

        workflow.Seconds.ShouldBe(seconds);
        workflow.Result.Error.ShouldBe(error);
        workflow.Result.Cause.ShouldBeNull();
        workflow.Events[^2].Type.ShouldBe("LambdaFunctionTimedOut");
        cancelled.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task A_heartbeat_keeps_a_Task_alive()
    {
        var answer = new TaskCompletionSource<TaskResult>();
        var progress = default(ITaskProgress);
        var workflow = Workflow.Start(
            """{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q","MessageBody":"b"},"HeartbeatSeconds":10,"End":true}}""",
            "{}",
            (request, _) =>
            {
                request.TaskToken.ShouldNotBeNullOrEmpty();
                progress = request.Progress;
                progress!.Submitted(Value.Parse("""{"MessageId":"1"}"""));
                return new(answer.Task);
            });

        workflow.Time.Advance(TimeSpan.FromSeconds(9));
        await progress!.HeartbeatAsync();
        workflow.Time.Advance(TimeSpan.FromSeconds(9));
        answer.SetResult(TaskResult.Succeeded("approved"));

        await workflow.Execution.Completion;
        workflow.Output.ShouldBe("\"approved\"");
        workflow.Trail.ShouldBe("TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited");
    }

    [Theory]
    [InlineData("\"arn:aws:iam::1:role/Other\"", "RoleArn")]
    [InlineData("\"$.role\"", "RoleArn.$")]
    [InlineData("\"States.Format('arn:aws:iam::{}:role/Other', 1)\"", "RoleArn.$")]
    public void Credentials_name_the_role_to_call_as(string value, string field)
    {
        var role = "";
        var workflow = Workflow.Run(Workflow.Task($$$$""" "Credentials":{"{{{{field}}}}":{{{{value}}}}} """), """{"role":"arn:aws:iam::1:role/Other"}""", request =>
        {
            role = request.CredentialsRoleArn;
            return TaskResult.Succeeded(true);
        });

        role.ShouldBe("arn:aws:iam::1:role/Other");
        workflow.Json[2].GetProperty("lambdaFunctionScheduledEventDetails").GetProperty("taskCredentials").GetRawText()
            .ShouldBe("""{"roleArn":"arn:aws:iam::1:role/Other"}""");
    }

    [Fact]
    public void A_result_over_256_KiB_is_an_error_of_the_Task()
    {
        var workflow = Workflow.Run(Workflow.Task(), tasks: _ => TaskResult.Succeeded(new string('x', 300_000)));

        workflow.Result.Error.ShouldBe("States.DataLimitExceeded");
        workflow.Result.Cause.ShouldBe($"The state/task '{Workflow.Function}' returned a result with a size exceeding the maximum number of bytes service limit.");
        workflow.Events[^2].Type.ShouldBe("LambdaFunctionFailed");
    }

    [Fact]
    public void A_runner_that_throws_is_a_Task_that_failed() =>
        Workflow.Run(Workflow.Task(), tasks: _ => throw new InvalidOperationException("boom")).Result
            .ShouldSatisfyAllConditions(
                result => result.Status.ShouldBe(ExecutionStatus.Failed),
                result => result.Error.ShouldBe("States.TaskFailed"),
                result => result.Cause.ShouldBe("boom"));
}
