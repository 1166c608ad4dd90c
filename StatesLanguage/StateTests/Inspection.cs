using Stepyard.StatesLanguage.Executions;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Makes an execution the test of one state: what the state is given instead of its surroundings, and what it shows of itself.</summary>
/// <param name="context">The context object.</param>
/// <param name="configuration">The circumstances.</param>
/// <remarks>An execution that is no test has none, and pays a null check where a state could show something.</remarks>
internal sealed class Inspection(ObjectValue context, StateConfiguration configuration)
{
    /// <summary>The mocked result of a Map or Parallel state, null where it is mocked to fail.</summary>
    public Value? MockedResult { get; init; }

    /// <summary>The mocked error of a Map or Parallel state.</summary>
    public StatesError? MockedError { get; init; }

    public StateConfiguration Configuration => configuration;

    public InspectionData Data { get; } = new();

    /// <summary>The state that follows; null where there is none.</summary>
    public State? Next { get; set; }

    /// <summary>The error that a catcher caught; null where none did.</summary>
    public StatesError? Caught { get; private set; }

    /// <summary>What a mocked Map or Parallel state comes to.</summary>
    public RetryableState.Attempt Mocked =>
        MockedError is { } error ? RetryableState.Attempt.Failed(error) : RetryableState.Attempt.Succeeded(MockedResult!);

    /// <summary>The context object while an item is at hand, or none is.</summary>
    public Value ContextWith(MapItem? item) => item is null ? context : ContextObject.WithItem(context, item);

    /// <summary>A retrier matches the error; without a delay it has no attempts left.</summary>
    public void Matched(int retrier, TimeSpan? delay) =>
        Data.ErrorDetails = new(retrier, delay is { } time ? (long)Math.Ceiling(time.TotalSeconds) : null, null);

    public void CaughtBy(int catcher, StatesError error)
    {
        Data.ErrorDetails = (Data.ErrorDetails ?? new(null, null, null)) with { CatchIndex = catcher };
        Caught = error;
    }
}
