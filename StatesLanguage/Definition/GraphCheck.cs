using Stepyard.StatesLanguage.States;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Finds states that nothing leads to, and graphs that cannot end.</summary>
internal static class GraphCheck
{
    /// <summary>Reports what is wrong with the graph as a whole.</summary>
    /// <param name="definition">Where it is reported.</param>
    /// <param name="path">The path of the graph's <c>States</c>.</param>
    /// <param name="states">All its states.</param>
    /// <param name="start">Its <c>StartAt</c>.</param>
    /// <param name="references">All references to its states.</param>
    public static void Report(
        DefinitionReader definition, string path, List<State> states, StateReference start, List<(string Path, StateReference Target)> references)
    {
        // AWS asks this of the outermost graph only, and then says nothing of states that cannot be reached.
        if (path == "/States" && !states.Exists(state => state.IsEnd))
        {
            definition.Report(new(null, Codes.MissingEnd, "Workflow has no terminal state")
            {
                Allowed = "at least one state with \"End\": true, or of type Succeed or Fail",
            });
            return;
        }

        var reached = Reach(start);
        var targets = references.Select(reference => reference.Target.State).ToHashSet();
        foreach (var state in states.Where(state => !reached.Contains(state)))
        {
            var isTarget = targets.Contains(state);
            if (!isTarget)
            {
                definition.Report(new(state.Path, Codes.MissingTarget, $"State \"{state.Name}\" is not reachable.")
                {
                    Fix = $"point a Next, Default or Catch at \"{state.Name}\", or remove it",
                });
            }
            else if (start.State is not null)
            {
                // AWS lets it pass: something leads to it, if only from states that are never reached either.
                definition.Report(new(state.Path, Codes.NeverReached, $"State \"{state.Name}\" is reached only from states that are not reachable themselves.")
                {
                    Severity = Severity.Warning,
                    Fix = $"lead from \"{start.Name}\" to it, or remove it",
                });
            }
        }

        if (reached.Count > 0 && !reached.Any(state => state.IsEnd))
        {
            definition.Report(new(path, Codes.NeverEnds, $"From \"{start.Name}\" no state is reached that ends this graph.")
            {
                Severity = Severity.Warning,
                Allowed = "a way to a state with \"End\": true, or of type Succeed or Fail",
            });
        }
    }

    private static HashSet<State> Reach(StateReference start)
    {
        var reached = new HashSet<State>();
        var frontier = new Stack<StateReference>([start]);
        while (frontier.TryPop(out var reference))
        {
            if (reference.State is { } state && reached.Add(state))
            {
                foreach (var target in state.Targets)
                {
                    frontier.Push(target);
                }
            }
        }

        return reached;
    }
}
