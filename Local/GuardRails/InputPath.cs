using System.Text.Json;

namespace Stepyard.Local.GuardRails;

/// <summary>Reads inputs, and JSON within them, that may not be there.</summary>
internal static class InputPath
{
    /// <summary>The value at the end of a path of members; null where there is none.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    public static string? TextAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool IsTrueAt(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.True };

    /// <summary>The members of a list; a value that is none is a list of one, and no value an empty one.</summary>
    public static IEnumerable<JsonElement> ListAt(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } single => [single],
    };

    public static IEnumerable<string> TextsAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.ListAt(path).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);
}
