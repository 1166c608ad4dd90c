using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Models;

/// <summary>Finds the mistakes of a model before it is registered.</summary>
public static class ModelCheck
{
    private const string Draft4 = "http://json-schema.org/draft-04/schema#";

    /// <summary>What is wrong with a model, with its place: <c>#/properties/name: …</c>. Nothing where it is a JSON schema of draft 4.</summary>
    /// <param name="text">The model, as JSON.</param>
    public static IReadOnlyList<string> ProblemsOf(string text)
    {
        try
        {
            var document = Value.Parse(text);
            new SchemaCompiler(document, _ => null).Compile();
            return DraftOf(document) is { } draft && draft.TrimEnd('#') != Draft4.TrimEnd('#')
                ? [$"#: \"$schema\" is {draft}; allowed: {Draft4}"]
                : [];
        }
        catch (JsonException e)
        {
            return [$"({e.LineNumber + 1},{e.BytePositionInLine + 1}) this is no JSON: {e.Message}"];
        }
        catch (SchemaException e)
        {
            return [e.Message];
        }
    }

    private static string? DraftOf(Value document) => document is ObjectValue members && members.TryGetValue("$schema", out var draft) ? (draft as StringValue)?.Text : null;
}
