using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Queries;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States;

/// <summary>A state that can fail and be retried, and whose errors can be caught: Task, Parallel, Map.</summary>
public abstract class RetryableState : State
{
    private readonly Retrier[] _retriers;
    private readonly Catcher[] _catchers;

    private protected RetryableState(string name, FieldReader fields, string type)
        : base(name, fields, type)
    {
        _retriers = Retrier.ReadAll(fields);
        _catchers = Catcher.ReadAll(fields);
        Next = StateReader.ReadNext(fields);
    }

    /// <summary>The state that follows; null where the state is the end.</summary>
    public StateReference? Next { get; }

    public override bool IsEnd => Next is null;

    public override IEnumerable<StateReference> Targets
    {
        get
        {
            if (Next is not null)
            {
                yield return Next;
            }

            foreach (var catcher in _catchers)
            {
                yield return catcher.Next;
            }
        }
    }

    internal sealed override async ValueTask<Transition> RunAsync(Branch branch)
    {
        while (true)
        {
            var attempt = await AttemptAsync(branch);
            if (attempt.Output is { } output)
            {
                return Transition.To(Next?.State, output);
            }

            var error = attempt.Error!;
            var inspection = branch.Execution.Inspection;
            if (FindRetrier(error) is not { } retrier)
            {
                return GiveUp(branch, attempt);
            }

            var attempts = inspection?.Configuration.RetrierRetryCount ?? branch.RetrierAttempts?[retrier] ?? 0;
            if (attempts >= _retriers[retrier].MaxAttempts)
            {
                inspection?.Matched(retrier, null);
                return GiveUp(branch, attempt);
            }

            var delay = _retriers[retrier].DelayBefore(attempts, branch.Random);
            if (inspection is not null)
            {
                inspection.Matched(retrier, delay);
                return Transition.Fail(error);
            }

            branch.CountRetry(retrier, _retriers.Length);
            await branch.DelayUntil(branch.Execution.Now + delay);
        }
    }

    /// <summary>Runs the state's work once.</summary>
    internal abstract ValueTask<Attempt> AttemptAsync(Branch branch);

    /// <summary>Records that the state has failed for good because a child or a JSONata expression of it has.</summary>
    private protected virtual void RecordFailed(Branch branch)
    {
    }

    private Transition GiveUp(Branch branch, Attempt attempt)
    {
        var error = attempt.Error!;
        if (attempt.HasFailedChild || error.Error == QueryError.Name)
        {
            RecordFailed(branch);
        }

        if (FindCatcher(error) is not { } index)
        {
            return Transition.Fail(error);
        }

        var catcher = _catchers[index];
        branch.Execution.Inspection?.CaughtBy(index, error);
        return catcher.TryGetOutput(branch, error, out var output, out var failure)
            ? Transition.To(catcher.Next.State, output)
            : Transition.Fail(branch.Explain(failure));
    }

    // Only the first retrier that matches counts, even where it has no attempts left.
    private int? FindRetrier(StatesError error) =>
        ErrorMatcher.CanMatch(error.Error) && Array.FindIndex(_retriers, retrier => retrier.Errors.Matches(error.Error)) is >= 0 and var index ? index : null;

    private int? FindCatcher(StatesError error) =>
        ErrorMatcher.CanMatch(error.Error) && Array.FindIndex(_catchers, catcher => catcher.Errors.Matches(error.Error)) is >= 0 and var index ? index : null;

    /// <summary>What one attempt came to.</summary>
    internal readonly struct Attempt
    {
        private Attempt(Value? output, StatesError? error, bool hasFailedChild) => (Output, Error, HasFailedChild) = (output, error, hasFailedChild);

        public Value? Output { get; }

        public StatesError? Error { get; }

        public bool HasFailedChild { get; }

        public static Attempt Succeeded(Value output) => new(output, null, false);

        public static Attempt Failed(StatesError error) => new(null, error, false);

        /// <summary>A branch or an iteration has failed, and the state with it.</summary>
        public static Attempt FailedBelow(StatesError error) => new(null, error, true);
    }
}
