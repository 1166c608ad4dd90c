using System.Text.Json;

namespace Stepyard.Tests.EndToEnd;

/// <summary>System 6.</summary>
public sealed class JobTests(LiveYard yard) : IClassFixture<LiveYard>
{
    [Fact]
    public async Task A_workflow_waits_for_its_job_and_ends_with_it()
    {
        var execution = await yard.RunAsync("/job", Parameters("csv"));

        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        var job = JsonElement.Parse(execution.GetProperty("output").GetString()!);
        (Text(job, "Status"), Text(job, "JobName")).ShouldBe(("SUCCEEDED", "preprocessingBatchJob"));
        (await LogAsync(Text(job.GetProperty("Container"), "LogStreamName"))).ShouldBe([$"Preprocessing orders.csv (csv), attempt 1 of job {Text(job, "JobId")}"]);
    }

    [Fact]
    public async Task A_workflow_whose_job_fails_fails()
    {
        var execution = await yard.RunAsync("/job", Parameters("pdf"));

        (Text(execution, "status"), Text(execution, "error")).ShouldBe(("FAILED", "States.TaskFailed"));
        var job = JsonElement.Parse(execution.GetProperty("cause").GetString()!);
        job.GetProperty("Container").GetProperty("ExitCode").GetInt32().ShouldBe(2);
        (await LogAsync(Text(job.GetProperty("Container"), "LogStreamName"))).ShouldBe(["The format of orders.csv is pdf; csv and json can be preprocessed."]);
    }

    [Fact]
    public async Task A_workflow_goes_on_at_once_where_it_does_not_wait_for_its_job()
    {
        var execution = await yard.StartAsync("SubmitJobStateMachine", Parameters("pdf"));

        execution.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        JsonElement.Parse(execution.GetProperty("output").GetString()!).GetProperty("JobArn").GetString()!.ShouldStartWith("arn:aws:batch:us-east-1:123456789012:job/");
    }

    [Theory]
    [InlineData("csv", "SUCCEEDED")]
    [InlineData("pdf", "FAILED")]
    public async Task A_parent_waits_for_the_workflow_that_it_runs(string format, string status)
    {
        var execution = await yard.StartAsync("ParentStateMachine", Parameters(format));

        execution.GetProperty("status").GetString().ShouldBe(status);
        var child = JsonElement.Parse(execution.GetProperty(status == "FAILED" ? "cause" : "output").GetString()!);
        (status == "FAILED" ? Text(child, "Error") : Text(child, "jobStatus")).ShouldBe(status == "FAILED" ? "States.TaskFailed" : "SUCCEEDED");
    }

    private static string Parameters(string format) => $$"""{"batchjob": {"parameters": {"source": "orders.csv", "format": "{{format}}"} } }""";

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private async Task<string[]> LogAsync(string logStreamName)
    {
        var logged = await yard.AwsAsync("Logs_20140328.GetLogEvents", new { logGroupName = "/aws/batch/preprocessing-dev", logStreamName });
        return [.. logged.GetProperty("events").EnumerateArray().Select(e => Text(e, "message"))];
    }
}
