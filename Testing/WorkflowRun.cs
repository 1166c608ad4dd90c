using System.Text.Json;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.History;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Testing;

/// <summary>An execution that a test has run to its end.</summary>
public sealed class WorkflowRun
{
    private readonly DateTimeOffset _end;

    internal WorkflowRun(WorkflowUnderTest workflow, ExecutionResult? result, Value input, DateTimeOffset start, DateTimeOffset end)
    {
        (Workflow, Result, InputValue, StartDate) = (workflow, result, input, start);
        _end = result?.StopDate ?? end;
    }

    /// <summary>The workflow that was run.</summary>
    public WorkflowUnderTest Workflow { get; }

    /// <summary>How the execution ended.</summary>
    public ExecutionStatus Status => Result!.Status;

    /// <summary>The output.</summary>
    /// <exception cref="WorkflowAssertionException">There is none, because the execution has not succeeded.</exception>
    public JsonElement Output => Result?.Output is { } output
        ? Json.ToElement(output)
        : throw new WorkflowAssertionException($"The execution of {Workflow.Name} has no output, because it has not succeeded.", Trace);

    /// <summary>The error's name; null where it has not failed, or failed without one.</summary>
    public string? Error => Result?.Error;

    /// <summary>The error's cause; null where there is none.</summary>
    public string? Cause => Result?.Cause;

    /// <summary>When the execution started, in virtual time.</summary>
    public DateTimeOffset StartDate { get; }

    /// <summary>How much virtual time the execution took: waits, delays of retries, mocks that answer later.</summary>
    public TimeSpan Waited => _end - StartDate;

    /// <summary>The states in the order of the trace; one in an iteration or branch as <c>Each order[0]/Charge</c>, after its Map or Parallel state.</summary>
    public IReadOnlyList<string> Path => [.. AllVisits.Select(visit => visit.Path)];

    /// <summary>The states at the top, in order, each with those inside of it.</summary>
    public required IReadOnlyList<StateVisit> Visits { get; init; }

    /// <summary>The calls that Tasks made, in order.</summary>
    public required IReadOnlyList<MockedCall> Calls { get; init; }

    /// <summary>The events as AWS records them, without those of the child executions of a distributed Map.</summary>
    public required IReadOnlyList<HistoryEvent> History { get; init; }

    /// <summary>The objects there are when the execution has ended: those of the test, and what distributed Maps have written.</summary>
    public required IReadOnlyList<StoredObject> Objects { get; init; }

    /// <summary>The run for a person to read: a line for each state, with its time, input, output or error, retries and wait.</summary>
    public string Trace => Traces.Trace.Of(this);

    /// <summary>Null where the run was given up.</summary>
    internal ExecutionResult? Result { get; }

    internal Value InputValue { get; }

    internal IEnumerable<StateVisit> AllVisits => Visits.SelectMany(visit => visit.WithDescendants());

    /// <summary>All visits of a state; none where the run has not come by it.</summary>
    /// <exception cref="WorkflowSetupException">The workflow has no such state.</exception>
    public IReadOnlyList<StateVisit> VisitsOf(string state)
    {
        var names = Workflow.Machine.Graph.AllStates().Select(one => one.Name).ToArray();
        return names.Contains(state)
            ? [.. AllVisits.Where(visit => visit.Name == state)]
            : throw new WorkflowSetupException(
                $"{Workflow.Name} has no state '{state}'{(Names.DidYouMean(state, names) is { } meant ? $"; {meant}" : ".")} It has: {string.Join(", ", names)}.");
    }

    /// <summary>How often a state was retried, over all its visits.</summary>
    public int Retries(string state) => VisitsOf(state).Sum(visit => visit.Retries);

    /// <summary>How long a state took, over all its visits.</summary>
    public TimeSpan WaitedIn(string state) => TimeSpan.FromTicks(VisitsOf(state).Sum(visit => visit.Duration.Ticks));

    /// <summary>The calls that a Task made, in order.</summary>
    public IReadOnlyList<MockedCall> CallsOf(string state) => VisitsOf(state) is { Count: 0 } ? [] : [.. Calls.Where(call => call.State == state)];

    /// <summary>The trace.</summary>
    public override string ToString() => Trace;
}
