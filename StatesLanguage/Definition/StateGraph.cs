using Stepyard.StatesLanguage.States;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>States and where they start: a whole state machine, a branch of a Parallel state, or the item processor of a Map state.</summary>
public sealed class StateGraph
{
    internal StateGraph(State start, IReadOnlyList<State> states) => (Start, States) = (start, states);

    /// <summary>The state of <c>StartAt</c>.</summary>
    public State Start { get; }

    /// <summary>The states in the order of the definition, without those nested in them.</summary>
    public IReadOnlyList<State> States { get; }

    /// <summary>All states, each followed by those nested in it.</summary>
    public IEnumerable<State> AllStates()
    {
        foreach (var state in States)
        {
            yield return state;
            foreach (var nested in state.Graphs.SelectMany(graph => graph.AllStates()))
            {
                yield return nested;
            }
        }
    }
}
