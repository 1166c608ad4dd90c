using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stepyard.Tests.Local.Batch;

/// <summary>The API of Batch, over REST.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private JobYard _yard = null!;

    public async Task InitializeAsync() => _yard = await JobYard.StartAsync();

    public async Task DisposeAsync() => await _yard.DisposeAsync();

    [Fact]
    public async Task A_job_definition_has_revisions_of_which_the_newest_active_one_counts()
    {
        (await _yard.RegisterAsync("exit 1")).GetRawText().ShouldBe($$"""{"jobDefinitionName":"preprocessing","jobDefinitionArn":"{{JobYard.Definition}}:1","revision":1}""");
        (await _yard.RegisterAsync("exit 2")).GetProperty("revision").GetInt32().ShouldBe(2);

        (await ExitCodeAsync("preprocessing")).ShouldBe(2);
        (await ExitCodeAsync("preprocessing:1")).ShouldBe(1);
        (await ExitCodeAsync($"{JobYard.Definition}:1")).ShouldBe(1);
        await _yard.CallAsync("DeregisterJobDefinition", new { jobDefinition = "preprocessing:2" });
        (await ExitCodeAsync(JobYard.Definition)).ShouldBe(1);
        var definitions = (await _yard.CallAsync("DescribeJobDefinitions", new { jobDefinitionName = "preprocessing" })).GetProperty("jobDefinitions").EnumerateArray();
        definitions.Select(definition => (definition.GetProperty("revision").GetInt32(), definition.GetProperty("status").GetString())).ShouldBe([(2, "INACTIVE"), (1, "ACTIVE")]);

        async Task<int> ExitCodeAsync(string jobDefinition) => (await _yard.RunAsync(new { jobDefinition })).GetProperty("container").GetProperty("exitCode").GetInt32();
    }

    [Fact]
    public async Task Queues_and_compute_environments_tell_of_themselves()
    {
        var queue = (await _yard.CallAsync("DescribeJobQueues", new { })).GetProperty("jobQueues").EnumerateArray().ShouldHaveSingleItem();
        var environment = (await _yard.CallAsync("DescribeComputeEnvironments", new { computeEnvironments = new[] { "fargate" } })).GetProperty("computeEnvironments")[0];

        queue.GetProperty("jobQueueArn").GetString().ShouldBe("arn:aws:batch:us-east-1:123456789012:job-queue/primaryQueue");
        queue.GetProperty("computeEnvironmentOrder").GetRawText().ShouldBe("""[{"order":1,"computeEnvironment":"arn:aws:batch:us-east-1:123456789012:compute-environment/fargate"}]""");
        (queue.GetProperty("state").GetString(), queue.GetProperty("status").GetString()).ShouldBe(("ENABLED", "VALID"));
        environment.GetProperty("computeResources").GetProperty("maxvCpus").GetInt32().ShouldBe(2);
        (await _yard.CallAsync("DescribeJobQueues", new { jobQueues = new[] { "other" } })).GetProperty("jobQueues").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Jobs_are_listed_by_status_name_definition_and_time_a_page_at_a_time()
    {
        await _yard.RegisterAsync("exit 0");
        string[] ids = new string[3];
        for (var i = 0; i < 3; i++)
        {
            ids[i] = (await _yard.RunAsync(new { jobName = $"job-{i}" })).GetProperty("jobId").GetString()!;
            _yard.Time.Advance(TimeSpan.FromSeconds(1));
        }

        (await IdsAsync(new { jobQueue = "primaryQueue", jobStatus = "SUCCEEDED" })).ShouldBe([ids[2], ids[1], ids[0]]);
        (await IdsAsync(new { jobQueue = "primaryQueue" })).ShouldBeEmpty();
        (await IdsAsync(Filter("JOB_NAME", "JOB-1"))).ShouldBe([ids[1]]);
        (await IdsAsync(Filter("JOB_NAME", "job-*"))).Length.ShouldBe(3);
        (await IdsAsync(Filter("JOB_DEFINITION", "preprocessing"))).Length.ShouldBe(3);
        (await IdsAsync(Filter("JOB_DEFINITION", $"{JobYard.Definition}:2"))).ShouldBeEmpty();
        (await IdsAsync(Filter("BEFORE_CREATED_AT", _yard.Time.GetUtcNow().AddSeconds(-2).ToUnixTimeMilliseconds().ToString()))).ShouldBe([ids[0]]);
        var page = await _yard.CallAsync("ListJobs", new { jobQueue = "primaryQueue", jobStatus = "SUCCEEDED", maxResults = 2 });
        page.GetProperty("jobSummaryList").GetArrayLength().ShouldBe(2);
        (await IdsAsync(new { jobQueue = "primaryQueue", jobStatus = "SUCCEEDED", nextToken = page.GetProperty("nextToken").GetString() })).ShouldBe([ids[0]]);

        static object Filter(string name, string value) => new { jobQueue = "primaryQueue", filters = new[] { new { name, values = new[] { value } } } };
        async Task<string[]> IdsAsync(object request) =>
            [.. (await _yard.CallAsync("ListJobs", request)).GetProperty("jobSummaryList").EnumerateArray().Select(job => job.GetProperty("jobId").GetString()!)];
    }

    [Theory]
    [InlineData("SubmitJob", """{"jobName":"j","jobQueue":"other","jobDefinition":"preprocessing"}""", "JobQueue other not found.")]
    [InlineData("SubmitJob", """{"jobName":"j","jobQueue":"primaryQueue","jobDefinition":"other"}""", "JobDefinition name other does not exist or is not in ACTIVE status")]
    [InlineData("SubmitJob", """{"jobName":"j","jobQueue":"primaryQueue","jobDefinition":"preprocessing:2"}""", "JobDefinition name preprocessing:2 does not exist or is not in ACTIVE status")]
    [InlineData("SubmitJob", """{"jobName":"not a name","jobQueue":"primaryQueue","jobDefinition":"preprocessing"}""", "Job name should match valid pattern")]
    [InlineData("SubmitJob", """{"jobQueue":"primaryQueue","jobDefinition":"preprocessing"}""", "jobName is required.")]
    [InlineData("SubmitJob", """{"jobName":"j","jobQueue":"primaryQueue","jobDefinition":"preprocessing","dependsOn":[{"jobId":"gone"}]}""", "Job gone not found.")]
    [InlineData("SubmitJob", """{"jobName":"j","jobQueue":"primaryQueue","jobDefinition":"preprocessing","arrayProperties":{"size":1}}""", "size is 1; it must be between 2 and 10000.")]
    [InlineData("SubmitJob", """{"jobName":"j","jobQueue":"primaryQueue","jobDefinition":"preprocessing","timeout":{"attemptDurationSeconds":59}}""", "attemptDurationSeconds is 59; it must be between 60 and 2147483647.")]
    [InlineData("SubmitJob", """{"jobName":"j","jobQueue":"primaryQueue","jobDefinition":"preprocessing","retryStrategy":{}}""", "RetryAttempts must be provided with retry strategy")]
    [InlineData("RegisterJobDefinition", """{"jobDefinitionName":"n","type":"multinode","nodeProperties":{}}""", "The type multinode does not run here: jobs are of the type container.")]
    [InlineData("TerminateJob", """{"jobId":"gone","reason":"r"}""", "Job gone not found.")]
    [InlineData("ListJobs", "{}", "Either jobQueue or arrayJobId is required.")]
    public async Task A_request_that_can_not_be_done_is_refused_in_the_words_of_Batch(string operation, string request, string message)
    {
        await _yard.RegisterAsync("exit 0");

        var refusal = await _yard.RefusalAsync(operation, JsonElement.Parse(request));

        (refusal.Status, refusal.Code).ShouldBe((400, "ClientException"));
        refusal.Message.ShouldMatch($"^Error executing request, Exception : {Regex.Escape(message)}, RequestId: [0-9a-f-]{{36}}$");
    }

    [Theory]
    [InlineData("""{"jobName":"j","jobQueue":7,"jobDefinition":"preprocessing"}""")]
    [InlineData("""{"jobName":"j","jobQueue":"primaryQueue","jobDefinition":"preprocessing","parameters":{"a":1}}""")]
    [InlineData("[]")]
    public async Task What_is_of_another_type_is_refused(string request)
    {
        await _yard.RegisterAsync("exit 0");

        (await _yard.RefusalAsync("SubmitJob", JsonElement.Parse(request))).Code.ShouldBe("SerializationException");
    }

    [Fact]
    public async Task More_than_100_jobs_are_not_described_at_once()
    {
        var refusal = await _yard.RefusalAsync("DescribeJobs", new { jobs = Enumerable.Range(0, 101).Select(i => i.ToString()) });

        refusal.Message.ShouldContain("Maximum number of jobs supported is 100");
    }

    [AwsCliFact]
    public async Task The_aws_command_submits_watches_and_terminates_jobs()
    {
        await AwsAsync("register-job-definition", "--job-definition-name", "preprocessing", "--type", "container", "--container-properties",
            """{"image":"busybox","command":["sh","-c","echo $0; exec sleep $1","Ref::greeting","Ref::seconds"],"resourceRequirements":[{"type":"VCPU","value":"0.25"},{"type":"MEMORY","value":"512"}]}""");
        var submitted = await AwsAsync("submit-job", "--job-name", "job", "--job-queue", "primaryQueue", "--job-definition", "preprocessing", "--parameters", "greeting=hello,seconds=600");
        var id = submitted.GetProperty("jobId").GetString()!;
        await _yard.WrittenAsync("hello");

        var listed = await AwsAsync("list-jobs", "--job-queue", "primaryQueue");
        await AwsCli.RunAsync(_yard.Yard.AwsEndpoint, ["batch", "terminate-job", "--job-id", id, "--reason", "enough"]);
        await _yard.EndAsync(id);
        var described = (await AwsAsync("describe-jobs", "--jobs", id)).GetProperty("jobs")[0];
        var missing = await AwsCli.TryAsync(_yard.Yard.AwsEndpoint, ["batch", "submit-job", "--job-name", "j", "--job-queue", "other", "--job-definition", "preprocessing"]);

        submitted.GetProperty("jobArn").GetString().ShouldBe($"arn:aws:batch:us-east-1:123456789012:job/{id}");
        listed.GetProperty("jobSummaryList").EnumerateArray().ShouldHaveSingleItem().GetProperty("jobId").GetString().ShouldBe(id);
        (described.GetProperty("status").GetString(), described.GetProperty("statusReason").GetString()).ShouldBe(("FAILED", "enough"));
        missing.Error.ShouldContain("An error occurred (ClientException) when calling the SubmitJob operation: Error executing request, Exception : JobQueue other not found.");
    }

    private async Task<JsonElement> AwsAsync(params IEnumerable<string> arguments) =>
        JsonElement.Parse(await AwsCli.RunAsync(_yard.Yard.AwsEndpoint, ["batch", .. arguments]));
}
