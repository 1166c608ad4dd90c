using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>The names of all states of a definition, and who refers to a state that is not there.</summary>
internal sealed class StateNames
{
    private const int LongestName = 80;

    // A definition whose every state is misspelt must not take forever to explain.
    private const int MostGuesses = 100;
    private const int MostListed = 20;

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Name, ObjectValue Graph)> _missing = [];

    /// <summary>Takes note of a state, and reports a name that cannot be one or that another state has.</summary>
    public void Add(string name, string path, DefinitionReader definition)
    {
        if (name.Length > LongestName)
        {
            definition.Report(new(path, Codes.StateName, $"Invalid State name: {name} exceeds the {LongestName}-character limit allowed by the service")
            {
                Allowed = $"up to {LongestName} characters",
            });
        }

        if (!_paths.TryAdd(name, path))
        {
            definition.Report(new(path, Codes.DuplicateState, $"Duplicate State name: {name}")
            {
                Fix = $"rename it: there is also {_paths[name]}, and names are unique in the whole state machine, nested states and all",
            });
        }
    }

    /// <summary>Points the references of a graph at its states.</summary>
    /// <param name="states">The states that could be read.</param>
    /// <param name="graph">The graph's <c>States</c>.</param>
    /// <param name="references">What refers to them.</param>
    public void Link(List<State> states, ObjectValue graph, List<(string Path, StateReference Target)> references)
    {
        var byName = states.ToDictionary(state => state.Name, StringComparer.Ordinal);
        foreach (var (path, target) in references)
        {
            if (byName.TryGetValue(target.Name, out var state))
            {
                target.State = state;
            }
            else if (!graph.TryGetValue(target.Name, out _))
            {
                _missing.Add((path, target.Name, graph));
            }
        }
    }

    /// <summary>Reports the references that lead nowhere; once all states are known, so that one to another graph's state can be told apart.</summary>
    public void ReportMissing(DefinitionReader definition)
    {
        foreach (var (path, name, graph) in _missing)
        {
            var elsewhere = _paths.GetValueOrDefault(name);
            definition.Report(new(path, Codes.MissingTarget, $"Missing 'Next' target: {name}")
            {
                Allowed = string.Join(", ", graph.Select(state => state.Key).Take(MostListed)) + (graph.Count > MostListed ? ", …" : ""),
                Fix = elsewhere is not null ? $"{elsewhere} is a state of another graph: only states of the same States field can follow each other"
                    : _missing.Count <= MostGuesses ? Names.DidYouMean(name, graph.Select(state => state.Key))
                    : null,
            });
        }
    }
}
