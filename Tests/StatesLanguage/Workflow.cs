using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage;

/// <summary>A workflow that runs under virtual time, with a function in place of what its Tasks call.</summary>
internal sealed class Workflow : ITaskRunner
{
    public const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:Fn";

    private readonly Func<TaskRequest, CancellationToken, ValueTask<TaskResult>> _tasks;
    private readonly HistoryList _history = new();

    private Workflow(Func<TaskRequest, CancellationToken, ValueTask<TaskResult>> tasks) => _tasks = tasks;

    public required Execution Execution { get; set; }

    public VirtualTime Time { get; } = new();

    public ExecutionResult Result => Execution.Result.ShouldNotBeNull("the execution still runs");

    public string? Output => Result.Output?.ToJson();

    /// <summary>How long the execution took, in virtual seconds.</summary>
    public double Seconds => (Result.StopDate - Execution.StartDate).TotalSeconds;

    public IReadOnlyList<HistoryEvent> Events => _history.ToList();

    /// <summary>The types of the events, without the execution's own first and last one.</summary>
    public string Trail => string.Join(' ', Events.Skip(1).SkipLast(1).Select(happened => happened.Type));

    /// <summary>The events as GetExecutionHistory answers them.</summary>
    public IReadOnlyList<JsonElement> Json => [.. Events.Select(ToJson)];

    public static ITaskRunner NoTasks { get; } = new Workflow((_, _) => new(TaskResult.Failed("NoTasks", null))) { Execution = null! };

    /// <summary>Runs a workflow to its end: a definition, or its states alone, of which the first is where it starts.</summary>
    public static Workflow Run(
        string states, string input = "{}", Func<TaskRequest, TaskResult>? tasks = null, WorkflowType type = WorkflowType.Standard, IObjectStore? objects = null, IMapRuns? mapRuns = null)
    {
        var workflow = Start(states, input, (request, _) => new(tasks?.Invoke(request) ?? TaskResult.Succeeded(request.Input)), type, objects, mapRuns);
        workflow.Finish();
        return workflow;
    }

    /// <summary>Starts a workflow, which then waits for its first timer or task.</summary>
    public static Workflow Start(
        string states, string input, Func<TaskRequest, CancellationToken, ValueTask<TaskResult>> tasks, WorkflowType type = WorkflowType.Standard,
        IObjectStore? objects = null, IMapRuns? mapRuns = null)
    {
        var definition = JsonElement.Parse(states).TryGetProperty("StartAt", out _)
            ? states
            : $$$$"""{"StartAt":{{{{JsonSerializer.Serialize(FirstName(states))}}}},"States":{{{{states}}}}}""";
        var parsed = StateMachine.Parse(definition, type);
        parsed.Errors.ShouldBeEmpty();
        var workflow = new Workflow(tasks) { Execution = null! };
        var identity = new ExecutionIdentity(
            "arn:aws:states:eu-west-1:123456789012:execution:Machine:run",
            "run",
            "arn:aws:states:eu-west-1:123456789012:stateMachine:Machine",
            "Machine",
            "arn:aws:iam::123456789012:role/Machine");
        workflow.Execution = Execution.Start(new ExecutionRequest(parsed.Machine!, Value.Parse(input), identity, workflow)
        {
            Time = workflow.Time,
            History = workflow._history,
            Randomness = new Randomness(new Random(1)),
            Objects = objects,
            MapRuns = mapRuns,
        });
        return workflow;
    }

    /// <summary>A state that calls the function and is the end, with further fields.</summary>
    public static string Task(string fields = "") => $$$$"""{"Call":{"Type":"Task","Resource":"{{{{Function}}}}"{{{{(fields.Length > 0 ? "," : "")}}}}{{{{fields}}}},"End":true}}""";

    /// <summary>Rings timers until the execution has ended.</summary>
    public void Finish()
    {
        while (Execution.Result is null && Time.AdvanceToNextTimer())
        {
        }
    }

    public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation) => _tasks(request, cancellation);

    private static string FirstName(string states)
    {
        using var json = JsonDocument.Parse(states);
        return json.RootElement.EnumerateObject().First().Name;
    }

    private static JsonElement ToJson(HistoryEvent happened)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            happened.WriteTo(json);
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }
}
