using System.Collections.Concurrent;
using System.Text.Json;
using Stepyard.Local;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;

namespace Stepyard.Tests.Local.StepFunctions;

/// <summary>One yard after the other on the same data folder, whose clock stands still until it is moved.</summary>
internal sealed class RestartedYards : IDisposable
{
    /// <summary>A workflow that waits for a day.</summary>
    public const string Day = """{"StartAt":"Before","States":{"Before":{"Type":"Pass","Next":"Long"},"Long":{"Type":"Wait","Seconds":86400,"Next":"After"},"After":{"Type":"Pass","End":true}}}""";

    /// <summary>Where state is kept.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("stepyard-test-").FullName;

    public VirtualTime Time { get; } = new();

    /// <summary>What <c>sns:publish</c> has been called with, in all lives.</summary>
    public ConcurrentQueue<TaskRequest> Calls { get; } = new();

    /// <summary>What <c>sns:publish</c> answers; its input, unless a test sets it.</summary>
    public Func<TaskRequest, ValueTask<TaskResult>> Answer { get; set; } = request => new(TaskResult.Succeeded(request.Input));

    public static string Arn(string name) => $"arn:aws:states:us-east-1:123456789012:stateMachine:{name}";

    /// <summary>A workflow with one distributed Map.</summary>
    public static string Map(string field, string state = """{"Type":"Pass","End":true}""") =>
        $$"""{"StartAt":"Each","States":{"Each":{"Type":"Map","{{field}}","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"One","States":{"One":{{state}} } },"End":true} } }""";

    /// <summary>Starts the yard, with a topic that it can publish to.</summary>
    public Task<StatesYard> StartAsync(string? folder = null, params IEnumerable<Pulumi.Testing.MockResourceArgs> resources)
    {
        var service = new PlayedIntegration("sns:publish", request =>
        {
            Calls.Enqueue(request);
            return Answer(request);
        });
        return StatesYard.StartAsync(new YardOptions { Time = Time, DataFolder = folder ?? Folder }, yard => yard.Add(service), resources);
    }

    /// <summary>Creates a state machine and starts it.</summary>
    public static async Task<string> StartExecutionAsync(StatesYard yard, string definition, string name = "pizza", string input = "{}")
    {
        var started = await yard.CallAsync("StartExecution", new { stateMachineArn = await yard.CreateAsync(definition, name: name), input });
        return started.GetProperty("executionArn").GetString()!;
    }

    /// <summary>The events of an execution, once there are so many.</summary>
    public static async Task<List<JsonElement>> EventsAsync(StatesYard yard, string executionArn, int count = 0)
    {
        while (true)
        {
            List<JsonElement> events = [.. (await yard.CallAsync("GetExecutionHistory", new { executionArn })).GetProperty("events").EnumerateArray()];
            if (events.Count >= count)
            {
                return events;
            }

            await Task.Yield();
        }
    }

    /// <summary>Lets the clock run until an execution has ended.</summary>
    public async Task<JsonElement> EndAsync(StatesYard yard, string executionArn)
    {
        while (true)
        {
            var described = await yard.CallAsync("DescribeExecution", new { executionArn });
            if (described.GetProperty("status").GetString() != "RUNNING")
            {
                return described;
            }

            Time.AdvanceToNextTimer();
        }
    }

    /// <summary>What a yard leaves behind that is killed once the journal has a text: nobody waits until it has that a state was entered.</summary>
    public async Task<string> CrashAfterAsync(string written)
    {
        while (true)
        {
            using var journal = new StreamReader(new FileStream(Path.Combine(Folder, "states", "running.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            if ((await journal.ReadToEndAsync()).Contains(written, StringComparison.Ordinal))
            {
                return CrashedFolder.Copy(Folder);
            }

            await Task.Yield();
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
