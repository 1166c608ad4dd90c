using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stepyard.Local.Preview.Definitions;

/// <summary>A definition taken apart: its own fields, and each state with the fields that are its own.</summary>
/// <param name="Fields">The definition without its states.</param>
/// <param name="States">
/// The states in the order of the text, without the states inside them; those follow, named after where they are: <c>Each order/Charge</c>
/// in a Map state, <c>Both[0]/Charge</c> in the first branch of a Parallel state.
/// </param>
internal sealed record DefinitionStates(JsonElement Fields, ImmutableArray<(string Name, JsonElement Fields)> States)
{
    private const string Nested = "States";

    private static readonly string[] OfMap = ["ItemProcessor", "Iterator"];

    /// <summary>Takes a definition apart.</summary>
    /// <param name="definition">The definition as an object.</param>
    public static DefinitionStates Of(JsonElement definition)
    {
        var states = ImmutableArray.CreateBuilder<(string Name, JsonElement Fields)>();
        var root = JsonObject.Create(definition)!;
        TakeStates(root, "");
        return new(JsonSerializer.SerializeToElement(root), states.ToImmutable());

        void TakeStates(JsonObject machine, string within)
        {
            var taken = machine[Nested] as JsonObject;
            machine.Remove(Nested);
            foreach (var (name, value) in taken ?? [])
            {
                if (value is JsonObject state)
                {
                    var index = states.Count;
                    states.Add(default);
                    foreach (var (place, inner) in MachinesOf(state))
                    {
                        TakeStates(inner, $"{within}{name}{place}/");
                    }

                    states[index] = (within + name, JsonSerializer.SerializeToElement(state));
                }
            }
        }
    }

    // A branch is told by its number, since a Parallel state has several.
    private static IEnumerable<(string Place, JsonObject Machine)> MachinesOf(JsonObject state) =>
    [
        .. (state["Branches"] as JsonArray ?? []).Select((branch, i) => (Place: $"[{i}]", Machine: branch as JsonObject)).Where(found => found.Machine is not null)!,
        .. OfMap.Select(name => (Place: "", Machine: state[name] as JsonObject)).Where(found => found.Machine is not null)!,
    ];
}
