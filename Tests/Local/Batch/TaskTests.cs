using System.Text.Json;
using Stepyard.Local;
using Stepyard.Local.Batch;
using Stepyard.Local.Batch.Jobs;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Local.Provisioning;
using Stepyard.StatesLanguage.Testing;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.Batch;

/// <summary>A state machine that submits jobs: <c>batch:submitJob</c>, <c>.sync</c> and <c>aws-sdk:batch</c>.</summary>
public sealed class TaskTests : IAsyncLifetime
{
    private readonly VirtualTime _time = new();
    private JobScheduler _jobs = null!;
    private StatesYard _yard = null!;

    public async Task InitializeAsync() => _yard = await StatesYard.StartAsync(
        new YardOptions { Time = _time },
        services => _jobs = services.AddBatch(services.AddCloudWatchLogs()),
        [
            .. JobYard.Resources,
            Inputs.Resource("aws-native:batch:JobDefinition", "preprocessing", """
                {"jobDefinitionName":"preprocessing","type":"container",
                 "containerProperties":{"image":"busybox","command":["sh","-c","exit $0","Ref::code"],"environment":[{"name":"A","value":"1"}]}}
                """),
            Inputs.Resource("aws-native:iam:Role", "almost", """
                {"roleName":"almost",
                 "assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}},
                 "policies":[{"policyName":"some","policyDocument":{"Version":"2012-10-17","Statement":
                   {"Effect":"Allow","Action":["batch:SubmitJob","events:PutTargets","events:PutRule","events:DescribeRule"],"Resource":"*"}}}]}
                """),
        ]);

    public async Task DisposeAsync() => await _yard.DisposeAsync();

    [Fact]
    public async Task A_job_is_submitted_and_not_waited_for()
    {
        var ended = await RunAsync("submitJob", Submit(600, """["sh","-c","exec sleep $0","Ref::code"]"""));

        var output = Json(ended, "output");
        output.EnumerateObject().Select(member => member.Name).ShouldBe(["JobArn", "JobId", "JobName", "SdkHttpMetadata", "SdkResponseMetadata"]);
        output.GetProperty("JobName").GetString().ShouldBe("preprocessingBatchJob");
        output.GetProperty("SdkHttpMetadata").GetProperty("HttpHeaders").GetProperty("Content-Type").GetString().ShouldBe("application/json");
        var job = _jobs.Look(all => all[output.GetProperty("JobId").GetString()!]);
        job.IsOver.ShouldBeFalse();
        job.Submission.Container.Environment.ShouldBe([new("A", "1")]);
    }

    [Fact]
    public async Task The_result_of_a_Task_that_waits_is_the_job()
    {
        var ended = await RunAsync("submitJob.sync", Submit(0));

        ended.GetProperty("output").GetString()!.ShouldMatch("""
            ^\{"Attempts":\[\{"Container":\{"ExitCode":0,"LogStreamName":"preprocessing/default/[0-9a-f]{32}","NetworkInterfaces":\[],"TaskArn":"arn:aws:ecs:[^"]*"},
            "StartedAt":\d{13},"StatusReason":"Essential container in task exited","StoppedAt":\d{13}}],
            "Container":\{"Command":\["sh","-c","exit \$0","0"],"Environment":\[\{"Name":"A","Value":"1"},\{"Name":"MANAGED_BY_AWS","Value":"STARTED_BY_STEP_FUNCTIONS"}],"ExitCode":0,
            "Image":"busybox","LogStreamName":"preprocessing/default/[0-9a-f]{32}","MountPoints":\[],"NetworkInterfaces":\[],"ResourceRequirements":\[],"Secrets":\[],"TaskArn":"[^"]*","Ulimits":\[],"Volumes":\[]},
            "CreatedAt":\d{13},"DependsOn":\[],"EksAttempts":\[],"IsCancelled":false,"IsTerminated":false,"JobArn":"arn:aws:batch:us-east-1:123456789012:job/[0-9a-f-]{36}",
            "JobDefinition":"arn:aws:batch:us-east-1:123456789012:job-definition/preprocessing:1","JobId":"[0-9a-f-]{36}","JobName":"preprocessingBatchJob",
            "JobQueue":"arn:aws:batch:us-east-1:123456789012:job-queue/primaryQueue","Parameters":\{"code":"0"},"PlatformCapabilities":\[],"PropagateTags":false,
            "StartedAt":\d{13},"Status":"SUCCEEDED","StatusReason":"Essential container in task exited","StoppedAt":\d{13},"Tags":\{}}$
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_job_that_fails_fails_the_Task_with_the_job_as_the_cause()
    {
        var ended = await RunAsync("submitJob.sync", Submit(3));

        ended.GetProperty("error").GetString().ShouldBe("States.TaskFailed");
        var cause = Json(ended, "cause");
        (cause.GetProperty("Status").GetString(), cause.GetProperty("Container").GetProperty("ExitCode").GetInt32()).ShouldBe(("FAILED", 3));
    }

    [Fact]
    public async Task The_history_tells_when_the_job_was_submitted()
    {
        var ended = await RunAsync("submitJob.sync", Submit(0));

        var events = (await _yard.CallAsync("GetExecutionHistory", new { executionArn = ended.GetProperty("executionArn").GetString() })).GetProperty("events");
        events.EnumerateArray().Select(happened => happened.GetProperty("type").GetString()).ShouldBe(
            ["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"]);
        var submitted = events[4].GetProperty("taskSubmittedEventDetails");
        (submitted.GetProperty("resourceType").GetString(), submitted.GetProperty("resource").GetString()).ShouldBe(("batch", "submitJob.sync"));
        Json(submitted, "output").GetProperty("JobName").GetString().ShouldBe("preprocessingBatchJob");
    }

    [Fact]
    public async Task Who_stops_the_execution_terminates_the_job_that_it_waits_for()
    {
        var (executionArn, job) = await StartAsync("");

        await _yard.CallAsync("StopExecution", new { executionArn });

        await job.End;
        (job.Status, job.IsTerminated).ShouldBe((JobStatus.Failed, true));
    }

    [Fact]
    public async Task A_Task_that_times_out_terminates_the_job_that_it_waits_for()
    {
        var (executionArn, job) = await StartAsync(""" "TimeoutSeconds":60,""");

        _time.Advance(TimeSpan.FromSeconds(60));

        (await _yard.EndAsync(executionArn)).GetProperty("error").GetString().ShouldBe("States.Timeout");
        await job.End;
        job.IsTerminated.ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"other\"", "\"preprocessing\"", "Batch.ClientException", "Error executing request, Exception : JobQueue other not found., RequestId: ", "; Status Code: 400; Error Code: ClientException; ")]
    [InlineData("\"primaryQueue\"", "\"other\"", "Batch.ClientException", "Error executing request, Exception : JobDefinition name other does not exist or is not in ACTIVE status, RequestId: ", "(Service: AWSBatch; ")]
    public async Task What_can_not_be_submitted_is_an_error_in_the_words_of_the_SDK(string queue, string definition, string error, string cause, string more)
    {
        var ended = await RunAsync("submitJob.sync", $$"""{"JobName":"j","JobQueue":{{queue}},"JobDefinition":{{definition}}}""");

        ended.GetProperty("error").GetString().ShouldBe(error);
        ended.GetProperty("cause").GetString()!.ShouldStartWith(cause);
        ended.GetProperty("cause").GetString()!.ShouldContain(more);
    }

    [Fact]
    public async Task A_role_that_may_not_describe_jobs_can_not_wait_for_them()
    {
        var ended = await RunAsync("submitJob.sync", Submit(0), role: "arn:aws:iam::123456789012:role/almost");

        ended.GetProperty("error").GetString().ShouldBe("Batch.AWSBatchException");
        ended.GetProperty("cause").GetString()!.ShouldMatch("is not authorized to perform: batch:DescribeJobs because .* \\(Service: AWSBatch; Status Code: 403; Error Code: AccessDeniedException; Request ID: .*; Proxy: null\\)$");
    }

    [Fact]
    public async Task A_job_that_the_role_may_not_terminate_goes_on_and_the_terminal_says_so()
    {
        var (executionArn, job) = await StartAsync("", "arn:aws:iam::123456789012:role/almost");

        await _yard.CallAsync("StopExecution", new { executionArn });

        await EndToEnd.LiveYard.EventuallyAsync(() => Task.FromResult(_yard.Lines.FirstOrDefault(line => line.StartsWith("Warning Batch preprocessingBatchJob goes on, though", StringComparison.Ordinal))));
        job.IsOver.ShouldBeFalse();
    }

    [Theory]
    [InlineData("events:PutTargets")]
    [InlineData("events:PutRule")]
    [InlineData("events:DescribeRule")]
    public async Task A_role_that_may_not_have_the_rule_that_tells_of_the_end_is_refused_at_creation(string missing)
    {
        string[] actions = ["batch:SubmitJob", "batch:DescribeJobs", "batch:TerminateJob", "events:PutTargets", "events:PutRule", "events:DescribeRule"];
        var refused = await Should.ThrowAsync<ProvisioningException>(() => StatesYard.StartAsync(resources:
        [
            Inputs.Resource("aws-native:iam:Role", "job", $$$"""
                {"roleName":"job",
                 "assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}},
                 "policies":[{"policyName":"some","policyDocument":{"Version":"2012-10-17","Statement":
                   {"Effect":"Allow","Action":{{{JsonSerializer.Serialize(actions.Except([missing]))}}},"Resource":"*"} } } ] }
                """),
            StatesYard.Resource("aws-native:stepfunctions:StateMachine", "job", [("stateMachineName", "job"), ("definitionString", Machine("submitJob.sync", Submit(0))), ("roleArn", "arn:aws:iam::123456789012:role/job")]),
        ]));

        refused.Message.ShouldEndWith("AccessDeniedException: 'arn:aws:iam::123456789012:role/job' is not authorized to create managed-rule.");
    }

    [Fact]
    public async Task The_operations_are_AWS_SDK_integrations_too()
    {
        var definitions = await RunAsync("aws-sdk:batch:describeJobDefinitions", """{"JobDefinitionName":"preprocessing"}""");
        var refused = await RunAsync("aws-sdk:batch:submitJob", """{"JobName":"j","JobQueue":"other","JobDefinition":"preprocessing"}""");

        Json(definitions, "output").GetProperty("JobDefinitions")[0].GetProperty("ContainerProperties").GetProperty("Image").GetString().ShouldBe("busybox");
        refused.GetProperty("error").GetString().ShouldBe("Batch.ClientException");
        refused.GetProperty("cause").GetString()!.ShouldStartWith("Error executing request, Exception : JobQueue other not found., RequestId: ");
    }

    // The parameter is a number, which AWS takes for its text.
    private static string Submit(int code, string? command = null)
    {
        var overrides = command is null ? "" : $",\"ContainerOverrides\":{{\"Command\":{command}}}";
        return $$"""{"JobDefinition":"preprocessing","JobName":"preprocessingBatchJob","JobQueue":"primaryQueue","Parameters":{"code":{{code}} }{{overrides}} }""";
    }

    private static string Machine(string action, string parameters, string more = "") => $$"""
        {"StartAt":"Submit Batch Job","States":{"Submit Batch Job":{"Type":"Task","Resource":"arn:aws:states:::{{(action.StartsWith("aws-sdk", StringComparison.Ordinal) ? action : $"batch:{action}")}}",{{more}}"Parameters":{{parameters}},"End":true} } }
        """;

    private static JsonElement Json(JsonElement json, string member) => JsonElement.Parse(json.GetProperty(member).GetString()!);

    private async Task<JsonElement> RunAsync(string action, string parameters, string role = StatesYard.UnknownRole)
    {
        var created = await _yard.CallAsync("CreateStateMachine", new { name = $"m{Guid.NewGuid():N}", definition = Machine(action, parameters), roleArn = role });
        return await _yard.RunAsync(created.GetProperty("stateMachineArn").GetString()!);
    }

    /// <summary>Starts an execution that waits for a job, and returns both once the history says so.</summary>
    private async Task<(string ExecutionArn, Job Job)> StartAsync(string more, string role = StatesYard.UnknownRole)
    {
        var definition = Machine("submitJob.sync", Submit(0, """["sh","-c","exec sleep 600"]"""), more);
        var created = await _yard.CallAsync("CreateStateMachine", new { name = "waiting", definition, roleArn = role });
        var started = await _yard.CallAsync("StartExecution", new { stateMachineArn = created.GetProperty("stateMachineArn").GetString() });
        var executionArn = started.GetProperty("executionArn").GetString()!;
        var job = await EndToEnd.LiveYard.EventuallyAsync(async () =>
        {
            var events = (await _yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray();
            var submitted = events.FirstOrDefault(happened => happened.GetProperty("type").GetString() == "TaskSubmitted");
            return submitted.ValueKind == JsonValueKind.Undefined
                ? null
                : _jobs.Look(all => all[Json(submitted.GetProperty("taskSubmittedEventDetails"), "output").GetProperty("JobId").GetString()!]);
        });
        return (executionArn, job);
    }
}
