using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stepyard.Local.CommandLine;

/// <summary>JSON for a person to read.</summary>
internal static class ReadableJson
{
    private const int LongestLine = 100;

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>JSON text, on one line where it is short.</summary>
    public static string Of(string json) => json.Length <= LongestLine ? json : JsonNode.Parse(json)!.ToJsonString(Indented);
}
