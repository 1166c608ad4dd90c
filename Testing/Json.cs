using System.Text.Json;
using System.Text.Json.Nodes;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Testing;

/// <summary>What a test gives as JSON: a text is JSON text, anything else is written by System.Text.Json with its names as they are.</summary>
internal static class Json
{
    /// <exception cref="WorkflowSetupException">The text is not JSON.</exception>
    public static Value Of(object? given) => given switch
    {
        Value value => value,
        string text => Parse(text),
        JsonDocument document => Value.Parse(document.RootElement.GetRawText()),
        JsonElement element => Value.Parse(element.GetRawText()),
        JsonNode node => Value.Parse(node.ToJsonString()),
        _ => Value.Parse(JsonSerializer.SerializeToUtf8Bytes(given)),
    };

    public static JsonElement ToElement(Value value) => JsonElement.Parse(value.ToJson());

    private static Value Parse(string text) => Value.TryParse(text, out var value)
        ? value
        : throw new WorkflowSetupException($"This text is not JSON: {text}\nA string is taken as JSON text; a text as a value is written with quotes of its own: \"\\\"…\\\"\".");
}
