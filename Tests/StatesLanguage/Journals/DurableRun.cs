using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Journals;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Tests.StatesLanguage.Journals;

/// <summary>One life of an execution that is written down: from its start, or from what is left after a crash, until the next one.</summary>
internal sealed class DurableRun : ITaskRunner
{
    private readonly Func<TaskRequest, ValueTask<TaskResult>> _tasks;
    private readonly HistoryList _history = new();

    private DurableRun(Func<TaskRequest, ValueTask<TaskResult>> tasks, DateTimeOffset start) => (_tasks, Time) = (tasks, new(start));

    public VirtualTime Time { get; }

    public MemoryJournal Journal { get; } = new();

    public Execution Execution { get; private set; } = null!;

    /// <summary>What the Tasks called, in this life.</summary>
    public ConcurrentQueue<TaskRequest> Calls { get; } = new();

    public ExecutionResult Result => Execution.Result.ShouldNotBeNull("the execution still runs");

    public string Trail => string.Join(' ', _history.ToList().Select(happened => happened.Type));

    /// <summary>The history as GetExecutionHistory answers it.</summary>
    public string History => string.Join('\n', _history.ToList().Select(ToJson));

    /// <summary>The status with output or error: what somebody who waits for the end sees.</summary>
    public string End => $"{Result.Status} {Result.Output?.ToJson()} {Result.Error} {Result.Cause}";

    /// <summary>Starts an execution, or one that has a past.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="input">The input.</param>
    /// <param name="tasks">What Tasks come to; by default their input.</param>
    /// <param name="past">What was written down before the crash; null for a new execution.</param>
    /// <param name="after">How long after the last of that, or after the start, the life begins.</param>
    /// <param name="objects">What distributed Maps read and write.</param>
    /// <param name="redrives">How often it is redriven where its past ends.</param>
    public static DurableRun Begin(
        string definition, string input = "{}", Func<TaskRequest, ValueTask<TaskResult>>? tasks = null, IReadOnlyList<Happening>? past = null, TimeSpan after = default,
        IObjectStore? objects = null, int redrives = 0)
    {
        var parsed = StateMachine.Parse(definition, WorkflowType.Standard);
        parsed.Errors.ShouldBeEmpty();
        var start = new VirtualTime().GetUtcNow();
        var run = new DurableRun(tasks ?? (request => new(TaskResult.Succeeded(request.Input))), (past is { Count: > 0 } ? past[^1].At : start) + after);
        var random = new Random(7);
        var identity = new ExecutionIdentity(
            "arn:aws:states:eu-west-1:123456789012:execution:Machine:run",
            "run",
            "arn:aws:states:eu-west-1:123456789012:stateMachine:Machine",
            "Machine",
            "arn:aws:iam::123456789012:role/Machine");
        run.Execution = new Execution(new ExecutionRequest(parsed.Machine!, Value.Parse(input), identity, run)
        {
            Time = run.Time,
            History = run._history,
            Randomness = new Randomness(random, () =>
            {
                var bytes = new byte[16];
                random.NextBytes(bytes);
                return new(bytes);
            }),
            Journal = run.Journal,
            Past = past,
            Redrives = redrives,
            StartDate = start,
            Objects = objects,
        });
        run.Execution.Begin();
        return run;
    }

    /// <summary>Lets it run to its end, whatever it waits for.</summary>
    public DurableRun Finish()
    {
        while (Execution.Result is null)
        {
            Journal.Flush();
            Time.AdvanceToNextTimer();
            Thread.Yield();
        }

        return this;
    }

    /// <summary>Lets it run, with the clock standing still, until something is so.</summary>
    public DurableRun RunUntil(Func<bool> isSo)
    {
        while (!isSo())
        {
            Journal.Flush();
            Thread.Yield();
        }

        return this;
    }

    public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation)
    {
        Calls.Enqueue(request);
        return _tasks(request);
    }

    private static string ToJson(HistoryEvent happened)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            happened.WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
