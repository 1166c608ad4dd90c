using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Preview.Definitions;

/// <summary>Compares definitions state by state.</summary>
internal static class DefinitionComparison
{
    private const string State = "state";

    /// <summary>What is different in a definition: its own fields, such as <c>StartAt</c>, and its states.</summary>
    /// <param name="before">The definition as it was, as an object; null where there was none.</param>
    /// <param name="after">The definition as it is, as an object; null where there is none.</param>
    public static (ImmutableArray<ValueChange> Fields, ImmutableArray<PartChange> States) Compare(JsonElement? before, JsonElement? after)
    {
        var (old, current) = (before is { } was ? DefinitionStates.Of(was) : null, after is { } now ? DefinitionStates.Of(now) : null);
        return ([.. ValueComparison.Compare(old?.Fields, current?.Fields)], [.. CompareStates(old?.States ?? [], current?.States ?? [])]);
    }

    private static IEnumerable<PartChange> CompareStates(ImmutableArray<(string Name, JsonElement Fields)> before, ImmutableArray<(string Name, JsonElement Fields)> after)
    {
        var old = before.ToDictionary(state => state.Name, state => state.Fields, StringComparer.Ordinal);
        foreach (var (name, fields) in after)
        {
            if (!old.Remove(name, out var was))
            {
                yield return new(State, name, ChangeKind.Create, [.. ValueComparison.Compare(null, fields)]);
            }
            else if (!ValueComparison.AreEqual(was, fields))
            {
                yield return new(State, name, ChangeKind.Update, [.. ValueComparison.Compare(was, fields)]);
            }
        }

        foreach (var (name, fields) in before.Where(state => old.ContainsKey(state.Name)))
        {
            yield return new(State, name, ChangeKind.Delete, [.. ValueComparison.Compare(fields, null)]);
        }
    }
}
