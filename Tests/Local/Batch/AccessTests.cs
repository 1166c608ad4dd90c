using System.Text.Json;
using Pulumi.Testing;
using Stepyard.Local.Iam;

namespace Stepyard.Tests.Local.Batch;

/// <summary>Who may do what with jobs, and what jobs may do.</summary>
public sealed class AccessTests
{
    private const string Queue = "arn:aws:batch:us-east-1:123456789012:job-queue/primaryQueue";

    [Theory]
    [InlineData(JobYard.Definition + ":*", Queue, null)]
    [InlineData(JobYard.Definition + ":1", Queue, null)]
    [InlineData(JobYard.Definition, Queue, JobYard.Definition + ":1")]
    [InlineData(JobYard.Definition + ":*", Queue + "2", Queue)]
    public async Task A_role_submits_jobs_of_a_definition_with_its_revision_to_a_queue(string definition, string queue, string? refused)
    {
        await using var yard = await JobYard.StartAsync(Role("submitter", "states.amazonaws.com", "batch:SubmitJob", definition, queue));
        await yard.RegisterAsync("exit 0");
        var request = new { jobName = "j", jobQueue = "primaryQueue", jobDefinition = "preprocessing" };
        var caller = Assumed(yard, "submitter", "states.amazonaws.com");

        if (refused is null)
        {
            await yard.CallAsync("SubmitJob", request, caller);
        }
        else
        {
            var refusal = await yard.RefusalAsync("SubmitJob", request, caller);
            (refusal.Status, refusal.Code).ShouldBe((403, "AccessDeniedException"));
            refusal.Message.ShouldContain($"is not authorized to perform: batch:SubmitJob on resource: {refused} because");
        }
    }

    [Theory]
    [InlineData("TerminateJob", "arn:aws:batch:us-east-1:123456789012:job/")]
    [InlineData("CancelJob", "arn:aws:batch:us-east-1:123456789012:job/")]
    [InlineData("DescribeJobs", "")]
    public async Task The_operations_on_jobs_need_their_own_permissions(string operation, string resource)
    {
        await using var yard = await JobYard.StartAsync(Role("submitter", "states.amazonaws.com", "batch:SubmitJob", "*"));
        await yard.RegisterAsync("exec sleep 600");
        var id = await yard.SubmitAsync();

        var refusal = await yard.RefusalAsync(operation, new { jobId = id, jobs = new[] { id }, reason = "r" }, Assumed(yard, "submitter", "states.amazonaws.com"));

        refusal.Message.ShouldContain($"is not authorized to perform: batch:{operation}{(resource.Length > 0 ? $" on resource: {resource}{id}" : "")} because");
    }

    [Fact]
    public async Task What_runs_in_a_job_is_known_as_a_session_of_the_jobs_role()
    {
        await using var yard = await JobYard.StartAsync(Role("worker", "ecs-tasks.amazonaws.com", "s3:GetObject", "*"));
        await yard.RegisterAsync("echo $AWS_ACCESS_KEY_ID", new { containerProperties = new { jobRoleArn = "arn:aws:iam::123456789012:role/worker" } });

        var job = await yard.RunAsync();

        var key = (await yard.LogAsync(job)).ShouldHaveSingleItem();
        yard.Yard.Access.Recognise(key).RoleArn.ShouldBe("arn:aws:iam::123456789012:role/worker");
    }

    [Fact]
    public async Task A_job_whose_execution_role_may_not_write_its_log_does_not_start()
    {
        await using var yard = await JobYard.StartAsync(Role("execution", "ecs-tasks.amazonaws.com", "logs:CreateLogStream", "*"));
        await RegisterAsync(yard);

        var job = await yard.RunAsync();

        var stream = job.GetProperty("container").GetProperty("logStreamName").GetString();
        job.GetProperty("status").GetString().ShouldBe("FAILED");
        job.GetProperty("statusReason").GetString()!.ShouldStartWith(
            "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: "
            + "arn:aws:sts::123456789012:assumed-role/execution/");
        job.GetProperty("statusReason").GetString()!.ShouldContain(
            $"is not authorized to perform: logs:PutLogEvents on resource: arn:aws:logs:us-east-1:123456789012:log-group:/aws/batch/job:log-stream:{stream}");
    }

    [Fact]
    public async Task A_job_whose_role_does_not_trust_ECS_does_not_start()
    {
        await using var yard = await JobYard.StartAsync(Role("execution", "lambda.amazonaws.com", "logs:*", "*"));
        await RegisterAsync(yard);

        var job = await yard.RunAsync();

        job.GetProperty("statusReason").GetString()!.ShouldStartWith("ECS was unable to assume the role 'arn:aws:iam::123456789012:role/execution' that was provided for this task.");
    }

    private static Task<JsonElement> RegisterAsync(JobYard yard) =>
        yard.RegisterAsync("exit 0", new { containerProperties = new { executionRoleArn = "arn:aws:iam::123456789012:role/execution" } });

    private static Caller Assumed(JobYard yard, string role, string service) =>
        yard.Yard.Access.Assume($"arn:aws:iam::123456789012:role/{role}", service, "arn:aws:states:::x", "session");

    private static MockResourceArgs Role(string name, string service, string action, params string[] resources) => Inputs.Resource("aws-native:iam:Role", name, $$$"""
        {"roleName":"{{{name}}}",
         "assumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"{{{service}}}"},"Action":"sts:AssumeRole"} },
         "policies":[{"policyName":"only","policyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{action}}}","Resource":{{{JsonSerializer.Serialize(resources)}}} } } } ] }
        """);
}
