using Stepyard.Local;
using Stepyard.Local.Batch;
using Stepyard.Local.CloudWatchLogs;
using Stepyard.Tests.Local.StepFunctions;

namespace Stepyard.Tests.Local.Batch;

/// <summary>Jobs end with the yard that runs them; the Tasks that waited for them go on.</summary>
public sealed class RestartTests : IDisposable
{
    private const string Job = """
        {"StartAt":"Submit","States":{"Submit":{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob.sync",
         "Parameters":{"JobName":"j","JobQueue":"primaryQueue","JobDefinition":"preprocessing"},"End":true}}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_job_that_a_Task_waited_for_when_the_yard_was_killed_is_submitted_anew_and_the_history_says_so()
    {
        string executionArn;
        string crashed;
        await using (var yard = await StartAsync(_folder, "exec sleep 600"))
        {
            executionArn = (await yard.CallAsync("StartExecution", new { stateMachineArn = await yard.CreateAsync(Job) })).GetProperty("executionArn").GetString()!;
            while (!(await TypesAsync(yard, executionArn)).EndsWith("TaskSubmitted", StringComparison.Ordinal))
            {
                await Task.Yield();
            }

            crashed = CrashedFolder.Copy(_folder);
        }

        await using var again = await StartAsync(crashed, "exit 0");

        (await again.EndAsync(executionArn)).GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        (await TypesAsync(again, executionArn)).ShouldBe(
            "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited ExecutionSucceeded");
    }

    private static Task<StatesYard> StartAsync(string folder, string command) => StatesYard.StartAsync(
        new YardOptions { Time = PatientTime.Instance, DataFolder = folder },
        services => services.AddBatch(services.AddCloudWatchLogs()),
        [
            .. JobYard.Resources,
            Inputs.Resource("aws-native:batch:JobDefinition", "preprocessing", $$"""
                {"jobDefinitionName":"preprocessing","type":"container","containerProperties":{"image":"busybox","command":["sh","-c","{{command}}"]} }
                """),
        ]);

    private static async Task<string> TypesAsync(StatesYard yard, string executionArn) =>
        string.Join(' ', (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("type").GetString()));
}
