using System.Collections.Immutable;
using System.Text.Json;

namespace Stepyard.Local.Preview.Policies;

/// <summary>The policies that an input of a resource holds: one as an object or as JSON text, a list of them with names, as a role has, or one statement.</summary>
internal static class PolicyDocuments
{
    /// <summary>The statements of all policies in an input; none where it holds no policy.</summary>
    public static ImmutableArray<PolicyStatement> StatementsOf(JsonElement? input)
    {
        var documents = Find(input).ToArray();
        return [.. documents.SelectMany(document => Statements(document.Document).Select(statement => PolicyStatement.Read(documents.Length == 1 ? "" : document.Name, statement)))];
    }

    private static IEnumerable<(string Name, JsonElement Document)> Find(JsonElement? input) => input switch
    {
        { ValueKind: JsonValueKind.Object } value when value.TryGetProperty("Statement", out _) || IsStatement(value) => [("", value)],
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Contains("\"Statement\"", StringComparison.Ordinal) => Parse(text.GetString()!) is { } document ? Find(document) : [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().SelectMany(FindNamed),
        _ => [],
    };

    private static IEnumerable<(string Name, JsonElement Document)> FindNamed(JsonElement policy) =>
        policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("policyDocument", out var document)
            ? Find(document).Select(found => (policy.TryGetProperty("policyName", out var name) ? name.ToString() : "", found.Document))
            : [];

    // The policy of an event bus is given statement by statement.
    private static bool IsStatement(JsonElement value) => value.TryGetProperty("Effect", out _) && (value.TryGetProperty("Action", out _) || value.TryGetProperty("NotAction", out _));

    private static JsonElement[] Statements(JsonElement document) =>
        !document.TryGetProperty("Statement", out var statements) ? [document]
        : statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()]
        : [statements];

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
