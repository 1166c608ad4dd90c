using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.MapRuns;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Tasks;
using Stepyard.StatesLanguage.Testing;
using Stepyard.StatesLanguage.Values;
using Stepyard.Testing.Traces;

namespace Stepyard.Testing.Mocks;

/// <summary>One execution under virtual time, whose Tasks call mocks. All of it happens on the thread that runs it.</summary>
internal sealed class MockedExecution : ITaskRunner, IMapRuns
{
    // AWS ends an execution after a year: what runs longer here has no end.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private readonly WorkflowUnderTest _workflow;
    private readonly DateTimeOffset _start;
    private readonly ImmutableDictionary<string, TaskMock> _mocks;
    private readonly VirtualTime _time;
    private readonly Random _random;
    private readonly Random _ids;
    private readonly ObjectsInMemory _objects;
    private readonly Dictionary<string, List<RecordedHistory>> _childrenOf = [];
    private readonly List<MockedCall> _calls = [];
    private readonly Dictionary<string, int> _callsOf = [];
    private Exception? _failure;

    public MockedExecution(
        WorkflowUnderTest workflow,
        ImmutableDictionary<string, TaskMock> mocks,
        ImmutableDictionary<(string Bucket, string Key), byte[]> objects,
        int seed,
        DateTimeOffset start)
    {
        (_workflow, _mocks, _start, _time) = (workflow, mocks, start, new VirtualTime(start));
        (_random, _ids, _objects) = (new Random(seed), new Random(seed), new ObjectsInMemory(_time));
        foreach (var ((bucket, key), content) in objects)
        {
            _objects.Put(new(bucket, key, content));
        }
    }

    /// <summary>How fast time passes; at once where null.</summary>
    public WallClock? Clock { get; init; }

    /// <summary>The execution's name.</summary>
    public string Name { get; init; } = "test";

    /// <exception cref="WorkflowAssertionException">A call has no answer, or the execution has no end.</exception>
    /// <exception cref="OperationCanceledException">The clock was cancelled.</exception>
    public WorkflowRun Run(Value input)
    {
        var name = _workflow.Name;
        var identity = new ExecutionIdentity(
            $"arn:aws:states:us-east-1:123456789012:execution:{name}:{Name}",
            Name,
            $"arn:aws:states:us-east-1:123456789012:stateMachine:{name}",
            name,
            $"arn:aws:iam::123456789012:role/{name}");
        var history = new RecordedHistory(GiveUp);
        var execution = history.Execution = new Execution(new ExecutionRequest(_workflow.Machine, input, identity, this)
        {
            History = history,
            Time = _time,
            Randomness = new Randomness(_random, NewGuid),
            Objects = _objects,
            MapRuns = this,
        });
        execution.Begin();
        while (execution.Result is null && _failure is null && _time.GetUtcNow() - execution.StartDate <= Longest && PassTime())
        {
        }

        var run = new WorkflowRun(_workflow, _failure is null ? execution.Result : null, input, execution.StartDate, _time.GetUtcNow())
        {
            History = history.Events,
            Visits = HistoryReader.Read(history.Events, mapRun => _childrenOf[mapRun].Select(child => child.Events)),
            Calls = _calls,
            Objects = _objects.All,
        };
        return _failure switch
        {
            null when run.Result is null => throw new WorkflowAssertionException($"The execution of {name} never ends: {Stuck(run)}", run.Trace),
            null => run,
            UnansweredCallException unanswered => throw new WorkflowAssertionException(unanswered.Message, run.Trace),
            var thrown => throw Rethrown(thrown),
        };
    }

    public StatesError? Begin(MapRun run)
    {
        _childrenOf.Add(run.Arn, []);
        return null;
    }

    public Execution Create(MapRun run, ExecutionRequest request, int items)
    {
        var history = new RecordedHistory(GiveUp);
        _childrenOf[run.Arn].Add(history);
        return history.Execution = new Execution(request with { History = history });
    }

    public ValueTask<TaskResult> RunAsync(TaskRequest request, CancellationToken cancellation)
    {
        MockedAnswer answer;
        try
        {
            answer = Ask(request);
        }
        catch (Exception failure)
        {
            // The test has failed: nothing of the workflow must catch that, so the call is left unanswered and the run given up.
            _failure ??= failure;
            return new(new TaskCompletionSource<TaskResult>().Task);
        }

        var waits = MockedWait.IsFor(request);
        return answer is { Result: { } result, After.Ticks: 0 } && !waits
            ? new(result)
            : new(MockedWait.Start(_time, request, answer, cancellation));
    }

    private bool PassTime()
    {
        if (_time.NextTimer is { } next)
        {
            Clock?.WaitFor(next - _start);
        }

        return _time.AdvanceToNextTimer();
    }

    private MockedAnswer Ask(TaskRequest request)
    {
        if (!MockTargets.TryFind(_mocks, request, out var target, out var mock))
        {
            throw new UnansweredCallException(
                $"'{request.State}' calls {request.Resource}, and the test says nothing about it. Say what it comes to, such as:\n  .Mock(\"{request.State}\", Returns(new {{ … }}))");
        }

        var number = _callsOf[target] = _callsOf.GetValueOrDefault(target) + 1;
        var call = new MockedCall(request, number);
        _calls.Add(call);
        try
        {
            return mock.Answer(call);
        }
        catch (UnansweredCallException unanswered)
        {
            throw new UnansweredCallException($"'{request.State}' got no answer: {unanswered.Message}");
        }
    }

    private void GiveUp(string why) => _failure ??= new UnansweredCallException($"The execution of {_workflow.Name} never ends: {why}");

    private Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _ids.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Stuck(WorkflowRun run)
    {
        if (run.Waited > Longest)
        {
            return "it has run for more than a year, the longest that AWS lets an execution run.";
        }

        var waiting = run.AllVisits.Where(visit => visit.Output is null && visit.Children.Count == 0).Select(visit => $"'{visit.Name}'");
        return $"{string.Join(", ", waiting)} waits for an answer that never comes, and has neither TimeoutSeconds nor HeartbeatSeconds.";
    }

    private static Exception Rethrown(Exception thrown)
    {
        ExceptionDispatchInfo.Throw(thrown);
        return thrown;
    }
}
