using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.StepFunctions;

/// <summary>A parameter that an optimized integration takes as JSON, and its service as text: Lambda's <c>Payload</c>, the <c>Input</c> of an execution.</summary>
internal static class JsonParameter
{
    /// <summary>The text to send: a string that is JSON already as it is, every other value as its JSON.</summary>
    public static string TextOf(Value value) =>
        value is StringValue { Text: var text } && Value.TryParse(text, out _) ? text : value.ToJson();
}
