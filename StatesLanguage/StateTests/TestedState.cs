using System.Diagnostics.CodeAnalysis;
using System.Text;
using Stepyard.StatesLanguage.Definition;
using Stepyard.StatesLanguage.States;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.StateTests;

/// <summary>Finds the state that a request is about.</summary>
internal static class TestedState
{
    /// <summary>What AWS calls the state, in the context object and in problems, whatever its name is.</summary>
    public const string Name = "StateName";

    public static bool TryRead(StateTestRequest request, [NotNullWhen(true)] out State? state, [NotNullWhen(false)] out StateTestRefusal? refusal)
    {
        (state, refusal) = (null, null);
        var definition = request.StateName is null ? MakeMachineOf(request.Definition) : request.Definition;
        var parsed = StateMachine.Parse(definition, WorkflowType.Standard);
        if (parsed.Machine is not { } machine)
        {
            refusal = StateTestRefusal.InvalidDefinition([.. parsed.Errors]);
            return false;
        }

        state = machine.Graph.AllStates().FirstOrDefault(candidate => candidate.Name == (request.StateName ?? Name));
        refusal = state is null ? StateTestRefusal.Invalid("State not found in definition") : null;
        return state is not null;
    }

    /// <summary>A state machine of the one state, in which the states that it names are there as well.</summary>
    /// <remarks>What is no JSON object is left as it is, for the parser to say so.</remarks>
    private static string MakeMachineOf(string definition)
    {
        if (!Value.TryParse(definition, out var value) || value is not ObjectValue state)
        {
            return definition;
        }

        var machine = new StringBuilder($$"""{"StartAt":"{{Name}}","States":{"{{Name}}":{{definition}}""");
        foreach (var target in TargetsOf(state).Where(target => target != Name).Distinct(StringComparer.Ordinal))
        {
            machine.Append(',').Append(StringValue.Create(target).ToJson()).Append(""":{"Type":"Succeed"}""");
        }

        return machine.Append("}}").ToString();
    }

    private static IEnumerable<string> TargetsOf(ObjectValue state) =>
        ItemsOf(state, "Choices").Concat(ItemsOf(state, "Catch"))
            .Select(rule => TextOf(rule, "Next"))
            .Append(TextOf(state, "Next"))
            .Append(TextOf(state, "Default"))
            .OfType<string>();

    private static IEnumerable<ObjectValue> ItemsOf(ObjectValue json, string field) =>
        json.TryGetValue(field, out var value) && value is ArrayValue items ? items.OfType<ObjectValue>() : [];

    private static string? TextOf(ObjectValue json, string field) =>
        json.TryGetValue(field, out var value) ? (value as StringValue)?.Text : null;
}
