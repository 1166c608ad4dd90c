using System.Diagnostics;
using System.Text.Json;

namespace Stepyard.Tests.Local.Batch;

/// <summary>What becomes of a job: its command is a process of this machine.</summary>
public sealed class JobTests : IAsyncLifetime
{
    private JobYard _yard = null!;

    public async Task InitializeAsync() => _yard = await JobYard.StartAsync();

    public async Task DisposeAsync() => await _yard.DisposeAsync();

    [Theory]
    [InlineData(0, "SUCCEEDED")]
    [InlineData(3, "FAILED")]
    public async Task The_exit_code_of_the_command_decides(int exitCode, string status)
    {
        await _yard.RegisterAsync($"exit {exitCode}");

        var job = await _yard.RunAsync();

        Text(job, "status").ShouldBe(status);
        Text(job, "statusReason").ShouldBe("Essential container in task exited");
        job.GetProperty("container").GetProperty("exitCode").GetInt32().ShouldBe(exitCode);
        var attempt = job.GetProperty("attempts").EnumerateArray().ShouldHaveSingleItem();
        attempt.GetProperty("container").GetProperty("exitCode").GetInt32().ShouldBe(exitCode);
        attempt.GetProperty("container").GetProperty("taskArn").GetString()!.ShouldMatch("^arn:aws:ecs:us-east-1:123456789012:task/AWSBatch-fargate/[0-9a-f]{32}$");
        Text(job, "jobDefinition").ShouldBe($"{JobYard.Definition}:1");
        Text(job, "jobQueue").ShouldBe("arn:aws:batch:us-east-1:123456789012:job-queue/primaryQueue");
    }

    [Fact]
    public async Task A_job_that_no_process_can_be_started_for_fails_and_gives_its_place_back()
    {
        await _yard.RegisterAsync("true");
        var tooLong = new[] { new { name = "LONG", value = new string('x', 4_000_000) } };

        var job = await _yard.RunAsync(new { containerOverrides = new { environment = tooLong } });

        Text(job, "status").ShouldBe("FAILED");
        Text(job, "statusReason").ShouldBe("Task failed to start");
        job.GetProperty("container").GetProperty("reason").GetString()!.ShouldStartWith("CannotStartContainerError: ");
        Text(await _yard.RunAsync(), "status").ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task A_job_may_take_longer_than_any_timer()
    {
        await _yard.RegisterAsync("true", new { timeout = new { attemptDurationSeconds = int.MaxValue } });

        Text(await _yard.RunAsync(), "status").ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task What_the_command_writes_is_in_the_log_line_by_line()
    {
        await _yard.RegisterAsync("echo one; echo two; printf three >&2");

        var job = await _yard.RunAsync();

        job.GetProperty("container").GetProperty("logStreamName").GetString()!.ShouldMatch("^preprocessing/default/[0-9a-f]{32}$");
        (await _yard.LogAsync(job)).ShouldBe(["one", "two", "three"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_definition_may_name_the_log_group_and_the_beginning_of_the_stream()
    {
        var options = new Dictionary<string, string> { ["awslogs-group"] = "/mine", ["awslogs-stream-prefix"] = "early" };
        await _yard.RegisterAsync("echo here", new { containerProperties = new { logConfiguration = new { logDriver = "awslogs", options } } });

        var job = await _yard.RunAsync();

        job.GetProperty("container").GetProperty("logStreamName").GetString().ShouldStartWith("early/default/");
        (await _yard.LogAsync(job, "/mine")).ShouldBe(["here"]);
    }

    [Fact]
    public async Task A_parameter_stands_where_the_command_refers_to_it()
    {
        await _yard.RegisterAsync("""echo "$1|$2|$3|$4" """, new { parameters = new { codec = "mp4", size = "small" } }, "Ref::codec", "Ref::size", "Ref::missing", "a Ref::codec");

        var job = await _yard.RunAsync(new { parameters = new { size = "big  one" } });

        (await _yard.LogAsync(job)).ShouldBe(["mp4|big  one|Ref::missing|a Ref::codec"]);
        job.GetProperty("parameters").GetRawText().ShouldBe("""{"codec":"mp4","size":"big  one"}""");
        job.GetProperty("container").GetProperty("command")[4].GetString().ShouldBe("mp4");
    }

    [Fact]
    public async Task A_job_has_its_own_command_and_environment_where_it_asks_for_them()
    {
        await _yard.RegisterAsync("echo no", new { containerProperties = new { environment = new[] { new { name = "A", value = "1" }, new { name = "B", value = "2" } } } });

        var job = await _yard.RunAsync(new
        {
            containerOverrides = new { command = new[] { "sh", "-c", "echo $A $B $C" }, environment = new[] { new { name = "B", value = "two" }, new { name = "C", value = "3" } } },
        });

        (await _yard.LogAsync(job)).ShouldBe(["1 two 3"]);
        job.GetProperty("container").GetProperty("environment").GetRawText()
            .ShouldBe("""[{"name":"A","value":"1"},{"name":"B","value":"two"},{"name":"C","value":"3"}]""");
    }

    [Fact]
    public async Task A_command_sees_the_variables_of_Batch_and_nothing_of_the_developers_own_environment()
    {
        await _yard.RegisterAsync("env", new { containerProperties = new { environment = new[] { new { name = "AWS_BATCH_JOB_ID", value = "mine" } } } });

        var job = await _yard.RunAsync();

        var variables = (await _yard.LogAsync(job)).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        variables["AWS_BATCH_JOB_ID"].ShouldBe(Text(job, "jobId"));
        variables["AWS_BATCH_JOB_ATTEMPT"].ShouldBe("1");
        variables["AWS_BATCH_JQ_NAME"].ShouldBe("primaryQueue");
        variables["AWS_BATCH_CE_NAME"].ShouldBe("fargate");
        variables["AWS_REGION"].ShouldBe("us-east-1");
        variables["AWS_ENDPOINT_URL"].ShouldBe(_yard.Yard.AwsEndpoint.ToString().TrimEnd('/'));
        Directory.Exists(variables["HOME"]).ShouldBeFalse();
        variables.Keys.Where(name => !name.StartsWith("AWS_", StringComparison.Ordinal))
            .ShouldBeSubsetOf(["HOME", "TMPDIR", "PATH", "DOTNET_ROOT", "LD_LIBRARY_PATH", "PWD", "OLDPWD", "SHLVL", "_"]);
        variables.Keys.ShouldNotContain("AWS_ACCESS_KEY_ID");
    }

    [Fact]
    public async Task A_command_that_is_not_there_fails_the_job()
    {
        await _yard.RegisterAsync("");

        var job = await _yard.RunAsync(new { containerOverrides = new { command = new[] { "no-such-program" } } });

        (Text(job, "status"), Text(job, "statusReason")).ShouldBe(("FAILED", "Task failed to start"));
        Text(job.GetProperty("container"), "reason").ShouldBe("CannotStartContainerError: exec: \"no-such-program\": executable file not found in $PATH");
        job.GetProperty("container").TryGetProperty("exitCode", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_as_often_as_it_may()
    {
        await _yard.RegisterAsync("test $AWS_BATCH_JOB_ATTEMPT = 3", new { retryStrategy = new { attempts = 2 } });

        Attempts(await _yard.RunAsync()).ShouldBe("FAILED 1 1");
        Attempts(await _yard.RunAsync(new { retryStrategy = new { attempts = 4 } })).ShouldBe("SUCCEEDED 1 1 0");
    }

    [Theory]
    [InlineData("""[{"onExitCode":"7","action":"EXIT"}]""", 1)]
    [InlineData("""[{"onExitCode":"8","action":"EXIT"}]""", 3)]
    [InlineData("""[{"onExitCode":"7","action":"retry"},{"onExitCode":"*","action":"exit"}]""", 3)]
    [InlineData("""[{"onStatusReason":"essential container*","action":"EXIT"}]""", 1)]
    [InlineData("""[{"onReason":"CannotPull*","action":"RETRY"},{"onStatusReason":"*","action":"EXIT"}]""", 1)]
    public async Task The_first_rule_that_fits_decides_whether_it_is_tried_again(string evaluateOnExit, int attempts)
    {
        await _yard.RegisterAsync("exit 7", new { retryStrategy = new { attempts = 3, evaluateOnExit = JsonElement.Parse(evaluateOnExit) } });

        var job = await _yard.RunAsync();

        Attempts(job).ShouldBe($"FAILED{string.Concat(Enumerable.Repeat(" 7", attempts))}");
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_ended_and_not_tried_again()
    {
        await _yard.RegisterAsync("echo ready; exec sleep 600", new { timeout = new { attemptDurationSeconds = 60 }, retryStrategy = new { attempts = 3 } });
        var id = await _yard.SubmitAsync();
        await _yard.WrittenAsync("ready");

        _yard.Time.Advance(TimeSpan.FromSeconds(60));

        var job = await _yard.EndAsync(id);
        (Text(job, "status"), Text(job, "statusReason")).ShouldBe(("FAILED", "Job attempt duration exceeded timeout"));
        Attempts(job).ShouldBe("FAILED 143");
    }

    [Fact]
    public async Task Who_terminates_a_job_ends_its_whole_tree_of_processes()
    {
        await _yard.RegisterAsync("sleep 600 & echo child $!; (setsid sleep 600 & echo orphan $!); echo ready; wait");
        var id = await _yard.SubmitAsync();
        var child = await _yard.WrittenAsync("child");
        var orphan = await _yard.WrittenAsync("orphan");
        await _yard.WrittenAsync("ready");

        await _yard.CallAsync("TerminateJob", new { jobId = id, reason = "no longer wanted" });

        var job = await _yard.EndAsync(id);
        (Text(job, "status"), Text(job, "statusReason")).ShouldBe(("FAILED", "no longer wanted"));
        job.GetProperty("isTerminated").GetBoolean().ShouldBeTrue();
        IsAlive(child).ShouldBeFalse();
        IsAlive(orphan).ShouldBeFalse();
    }

    [Fact]
    public async Task A_command_that_does_not_want_to_end_is_killed_after_30_seconds()
    {
        await _yard.RegisterAsync("trap 'echo asked' TERM; echo ready; while true; do sleep 0.01; done");
        var id = await _yard.SubmitAsync();
        await _yard.WrittenAsync("ready");
        await _yard.CallAsync("TerminateJob", new { jobId = id, reason = "enough" });
        await _yard.WrittenAsync("asked");

        _yard.Time.Advance(TimeSpan.FromSeconds(29));
        Text(await _yard.DescribeAsync(id), "status").ShouldBe("RUNNING");
        _yard.Time.Advance(TimeSpan.FromSeconds(1));

        Attempts(await _yard.EndAsync(id)).ShouldBe("FAILED 137");
    }

    [Fact]
    public async Task A_job_waits_until_there_is_room_for_it()
    {
        await _yard.RegisterAsync("exec sleep 600");
        string[] ids = [await _yard.SubmitAsync(), await _yard.SubmitAsync(), await _yard.SubmitAsync()];

        Text(await _yard.DescribeAsync(ids[2]), "status").ShouldBe("RUNNABLE");
        await _yard.CallAsync("TerminateJob", new { jobId = ids[0], reason = "room" });
        await _yard.EndAsync(ids[0]);

        Text(await _yard.DescribeAsync(ids[2]), "status").ShouldBeOneOf("STARTING", "RUNNING");
    }

    [Theory]
    [InlineData("CancelJob", false)]
    [InlineData("TerminateJob", true)]
    public async Task A_job_that_has_not_started_never_starts_once_it_is_cancelled(string operation, bool isTerminated)
    {
        await _yard.RegisterAsync("exec sleep 600");
        var running = await _yard.SubmitAsync(new { containerOverrides = new { vcpus = 2 } });
        var waiting = await _yard.SubmitAsync();

        await _yard.CallAsync(operation, new { jobId = waiting, reason = "changed my mind" });
        await _yard.CallAsync("CancelJob", new { jobId = running, reason = "no" });

        var job = await _yard.DescribeAsync(waiting);
        (Text(job, "status"), Text(job, "statusReason")).ShouldBe(("FAILED", "changed my mind"));
        (job.GetProperty("isCancelled").GetBoolean(), job.GetProperty("isTerminated").GetBoolean()).ShouldBe((true, isTerminated));
        job.GetProperty("attempts").GetArrayLength().ShouldBe(0);
        Text(await _yard.DescribeAsync(running), "status").ShouldBeOneOf("STARTING", "RUNNING");
    }

    [Theory]
    [InlineData(0, "SUCCEEDED", "Essential container in task exited")]
    [InlineData(1, "FAILED", "Dependent Job failed")]
    public async Task A_job_waits_for_those_it_depends_on(int exitCode, string status, string reason)
    {
        var gate = Path.Combine(_yard.Yard.DataFolder, "gate");
        await _yard.RegisterAsync($"until test -e '{gate}'; do sleep 0.01; done; exit {exitCode}");
        var first = await _yard.SubmitAsync();
        var second = await _yard.SubmitAsync(new { dependsOn = new[] { new { jobId = first } }, containerOverrides = new { command = new[] { "true" } } });

        Text(await _yard.DescribeAsync(second), "status").ShouldBe("PENDING");
        await File.WriteAllTextAsync(gate, "");

        var job = await _yard.EndAsync(second);
        (Text(job, "status"), Text(job, "statusReason")).ShouldBe((status, reason));
        var late = await _yard.RunAsync(new { dependsOn = new[] { new { jobId = first } }, containerOverrides = new { command = new[] { "true" } } });
        Text(late, "status").ShouldBe(status);
    }

    [Fact]
    public async Task An_array_job_runs_a_child_for_each_index()
    {
        await _yard.RegisterAsync("echo $AWS_BATCH_JOB_ARRAY_INDEX of $AWS_BATCH_JOB_ARRAY_SIZE");

        var job = await _yard.RunAsync(new { arrayProperties = new { size = 3 } });

        Text(job, "status").ShouldBe("SUCCEEDED");
        job.GetProperty("arrayProperties").GetRawText().ShouldBe(
            """{"size":3,"statusSummary":{"SUBMITTED":0,"PENDING":0,"RUNNABLE":0,"STARTING":0,"RUNNING":0,"SUCCEEDED":3,"FAILED":0}}""");
        var children = (await _yard.CallAsync("ListJobs", new { arrayJobId = Text(job, "jobId"), jobStatus = "SUCCEEDED" })).GetProperty("jobSummaryList");
        children.EnumerateArray().Select(child => Text(child, "jobId")).ShouldBe([$"{Text(job, "jobId")}:0", $"{Text(job, "jobId")}:1", $"{Text(job, "jobId")}:2"]);
        (await _yard.LogAsync(await _yard.DescribeAsync($"{Text(job, "jobId")}:2"))).ShouldBe(["2 of 3"]);
    }

    [Fact]
    public async Task An_array_job_fails_once_all_children_are_over_and_one_has_failed()
    {
        await _yard.RegisterAsync("test $AWS_BATCH_JOB_ARRAY_INDEX != 0");

        var job = await _yard.RunAsync(new { arrayProperties = new { size = 3 } });

        (Text(job, "status"), Text(job, "statusReason")).ShouldBe(("FAILED", "Array Child Job failed"));
        job.GetProperty("arrayProperties").GetProperty("statusSummary").GetProperty("SUCCEEDED").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Children_may_wait_for_each_other_and_for_those_of_another_array_job()
    {
        await _yard.RegisterAsync("test $AWS_BATCH_JOB_ARRAY_INDEX != 1");
        var first = await _yard.SubmitAsync(new { arrayProperties = new { size = 3 }, dependsOn = new[] { new { type = "SEQUENTIAL" } } });
        var second = await _yard.SubmitAsync(new { arrayProperties = new { size = 3 }, dependsOn = new[] { new { jobId = first, type = "N_TO_N" } }, containerOverrides = new { command = new[] { "true" } } });

        (await ReasonsAsync(first)).ShouldBe(["Essential container in task exited", "Essential container in task exited", "Dependent Job failed"]);
        (await ReasonsAsync(second)).ShouldBe(["Essential container in task exited", "Dependent Job failed", "Dependent Job failed"]);

        async Task<string[]> ReasonsAsync(string id)
        {
            await _yard.EndAsync(id);
            var children = (await _yard.CallAsync("DescribeJobs", new { jobs = Enumerable.Range(0, 3).Select(i => $"{id}:{i}") })).GetProperty("jobs");
            return [.. children.EnumerateArray().Select(child => Text(child, "statusReason"))];
        }
    }

    [Fact]
    public async Task No_process_outlives_the_yard()
    {
        var yard = await JobYard.StartAsync();
        await yard.RegisterAsync("trap '' TERM; sleep 600 & echo child $!; wait; sleep 600");
        await yard.SubmitAsync();
        var child = await yard.WrittenAsync("child");

        await yard.DisposeAsync();

        IsAlive(child).ShouldBeFalse();
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    /// <summary>The status of a job, and the exit codes of its attempts: <c>FAILED 1 1</c>.</summary>
    private static string Attempts(JsonElement job) =>
        $"{Text(job, "status")} {string.Join(' ', job.GetProperty("attempts").EnumerateArray().Select(attempt => attempt.GetProperty("container").GetProperty("exitCode").GetInt32()))}";

    private static bool IsAlive(string id)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(id));
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
