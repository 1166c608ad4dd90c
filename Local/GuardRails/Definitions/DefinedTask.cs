using System.Text.Json;
using Stepyard.Local.Preview;

namespace Stepyard.Local.GuardRails.Definitions;

/// <summary>A Task of a state machine's definition.</summary>
/// <param name="Name">The state's name.</param>
/// <param name="Json">The state.</param>
internal sealed record DefinedTask(string Name, JsonElement Json)
{
    /// <summary>Whether it invokes a function, by its ARN or through <c>lambda:invoke</c>.</summary>
    public bool InvokesFunction => Json.TextAt("Resource") is { } resource
        && (resource.Contains(":states:::lambda:invoke", StringComparison.Ordinal)
            || resource.Contains(":states:::aws-sdk:lambda:invoke", StringComparison.Ordinal)
            || resource.Split(':') is [_, _, "lambda", ..]);

    /// <summary>All of them, those within Parallel and Map states too.</summary>
    public static IEnumerable<DefinedTask> Of(RecordedResource stateMachine) =>
        stateMachine.Inputs.TextAt("definitionString") is { } definition ? Within(JsonElement.Parse(definition)) : [];

    private static IEnumerable<DefinedTask> Within(JsonElement machine)
    {
        if (machine.At("States") is not { ValueKind: JsonValueKind.Object } states)
        {
            yield break;
        }

        foreach (var state in states.EnumerateObject())
        {
            if (state.Value.TextAt("Type") == "Task")
            {
                yield return new(state.Name, state.Value);
            }

            foreach (var inner in state.Value.ListAt("Branches").Concat(state.Value.ListAt("ItemProcessor")).Concat(state.Value.ListAt("Iterator")).SelectMany(Within))
            {
                yield return inner;
            }
        }
    }
}
