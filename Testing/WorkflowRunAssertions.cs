using Stepyard.StatesLanguage.Executions;

namespace Stepyard.Testing;

/// <summary>What a run should have been. Each answers the run, so that they chain, and throws a <see cref="WorkflowAssertionException"/> with its trace.</summary>
public static class WorkflowRunAssertions
{
    /// <summary>The execution succeeded, whatever its output.</summary>
    public static WorkflowRun ShouldSucceed(this WorkflowRun run) =>
        run.Expect(run.Status == ExecutionStatus.Succeeded, $"should have succeeded, but {HowItEnded(run)}");

    /// <summary>The execution succeeded with this output.</summary>
    /// <param name="run">The run.</param>
    /// <param name="output">The whole output: JSON text, or anything that System.Text.Json can write; the order of members does not count.</param>
    public static WorkflowRun ShouldSucceed(this WorkflowRun run, object? output)
    {
        run.ShouldSucceed();
        var (expected, actual) = (Json.Of(output), run.Result!.Output!);
        return run.Expect(
            expected.Equals(actual),
            $"has another output: {JsonDifference.Between(expected, actual)}\n  expected {expected.ToJson()}\n  actual   {actual.ToJson()}");
    }

    /// <summary>The execution failed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="error">The error's name; null for any.</param>
    /// <param name="cause">The whole cause; null for any.</param>
    public static WorkflowRun ShouldFail(this WorkflowRun run, string? error = null, string? cause = null)
    {
        var expected = $"should have failed{(error is null ? "" : $" with the error '{error}'")}{(cause is null ? "" : $" and the cause '{cause}'")}, but {HowItEnded(run)}";
        return run.Expect(run.Status == ExecutionStatus.Failed && (error is null || run.Error == error) && (cause is null || run.Cause == cause), expected);
    }

    /// <summary>The execution ran into the state machine's own <c>TimeoutSeconds</c>.</summary>
    public static WorkflowRun ShouldTimeOut(this WorkflowRun run) =>
        run.Expect(run.Status == ExecutionStatus.TimedOut, $"should have timed out, but {HowItEnded(run)}");

    /// <summary>The execution came by these states and no others, in this order; see <see cref="WorkflowRun.Path"/> for those in iterations and branches.</summary>
    public static WorkflowRun ShouldTakePath(this WorkflowRun run, params string[] path) => run.Expect(
        run.Path.SequenceEqual(path),
        $"took another path\n  expected {string.Join(" → ", path)}\n  actual   {string.Join(" → ", run.Path)}");

    /// <summary>A state was retried so often, over all its visits.</summary>
    public static WorkflowRun ShouldRetry(this WorkflowRun run, string state, int times) =>
        run.Expect(run.Retries(state) == times, $"should have retried '{state}' {Times(times)}, but did {Times(run.Retries(state))}");

    /// <summary>The execution took so much virtual time.</summary>
    public static WorkflowRun ShouldWait(this WorkflowRun run, TimeSpan time) =>
        run.Expect(run.Waited == time, $"should have taken {Excerpt.Of(time)}, but took {Excerpt.Of(run.Waited)}");

    /// <summary>A state took so much virtual time, over all its visits.</summary>
    public static WorkflowRun ShouldWaitIn(this WorkflowRun run, string state, TimeSpan time) =>
        run.Expect(run.WaitedIn(state) == time, $"should have been in '{state}' for {Excerpt.Of(time)}, but was for {Excerpt.Of(run.WaitedIn(state))}");

    /// <summary>A Task made a call with this input.</summary>
    /// <param name="run">The run.</param>
    /// <param name="state">The Task.</param>
    /// <param name="input">The whole input: JSON text, or anything that System.Text.Json can write.</param>
    public static WorkflowRun ShouldCall(this WorkflowRun run, string state, object? input)
    {
        var expected = Json.Of(input);
        var inputs = run.CallsOf(state).Select(call => call.Request.Input).ToArray();
        return run.Expect(inputs.Contains(expected), inputs switch
        {
            [] => $"should have called '{state}', but did not",
            [var one] => $"called '{state}' with another input: {JsonDifference.Between(expected, one)}\n  expected {expected.ToJson()}\n  actual   {one.ToJson()}",
            _ => $"called '{state}' with other inputs\n  expected {expected.ToJson()}{string.Concat(inputs.Select(other => $"\n  actual   {other.ToJson()}"))}",
        });
    }

    /// <summary>A Task made no call.</summary>
    public static WorkflowRun ShouldNotCall(this WorkflowRun run, string state) =>
        run.Expect(run.CallsOf(state).Count == 0, $"should not have called '{state}', but did {Times(run.CallsOf(state).Count)}");

    /// <summary>The history has events of these types in this order, maybe with others between them.</summary>
    public static WorkflowRun ShouldRecord(this WorkflowRun run, params string[] types)
    {
        var found = 0;
        foreach (var happened in run.History)
        {
            found += found < types.Length && happened.Type == types[found] ? 1 : 0;
        }

        return run.Expect(
            found == types.Length,
            $"has no {(found < types.Length ? types[found] : "")}{(found == 0 ? "" : $" after {types[found - 1]}")} in its history\n  {string.Join(' ', run.History.Select(happened => happened.Type))}");
    }

    private static WorkflowRun Expect(this WorkflowRun run, bool holds, string problem) =>
        holds ? run : throw new WorkflowAssertionException($"The execution of {run.Workflow.Name} {problem}", run.Trace);

    private static string HowItEnded(WorkflowRun run) => run.Status switch
    {
        ExecutionStatus.Succeeded => "succeeded",
        ExecutionStatus.TimedOut => "timed out",
        ExecutionStatus.Aborted => "was aborted",
        _ => $"failed with {(run.Error is null ? "no error" : $"the error '{run.Error}'")} and {(run.Cause is null ? "no cause" : $"the cause '{Excerpt.OfCause(run.Cause)}'")}",
    };

    private static string Times(int count) => count switch
    {
        0 => "not at all",
        1 => "once",
        _ => $"{count} times",
    };
}
