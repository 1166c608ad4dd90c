using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Executions;

/// <summary>What a state came to: an output for the next state or the end, or an error that nothing has caught.</summary>
internal readonly struct Transition
{
    private Transition(State? next, Value? output, StatesError? error) => (Next, Output, Error) = (next, output, error);

    /// <summary>The next state; null where the branch ends.</summary>
    public State? Next { get; }

    /// <summary>The output; null where there is an error.</summary>
    public Value? Output { get; }

    public StatesError? Error { get; }

    /// <summary>Goes on with <paramref name="next"/>, or ends the branch where that is null.</summary>
    public static Transition To(State? next, Value output) => new(next, output, null);

    public static Transition Fail(StatesError error) => new(null, null, error);
}
