using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stepyard.Local.CloudWatch.Operations;

/// <summary>Reads the form of a query request as the object that AWS JSON would have sent: <c>Dimensions.member.1.Name</c> is the name of the first of the dimensions.</summary>
/// <remarks>AWS: Smithy, "AWS query protocol". Every value is a text here.</remarks>
internal static class RequestForm
{
    private const string List = "member";

    public static JsonElement Read(IReadOnlyDictionary<string, string> form) =>
        JsonSerializer.SerializeToElement(Structure(form.Select(field => (field.Key.Split('.'), field.Value))), JsonSerializerOptions.Default);

    private static JsonObject Structure(IEnumerable<(string[] Path, string Value)> fields) =>
        new(fields.GroupBy(field => field.Path[0], StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Value(member))));

    private static JsonNode? Value(IEnumerable<(string[] Path, string Value)> member)
    {
        var below = member.Where(field => field.Path.Length > 1).Select(field => (Path: field.Path[1..], field.Value)).ToList();
        return below.Count == 0 ? member.First().Value
            : below[0].Path is [List, _, ..] ? new JsonArray([.. below
                .Where(field => field.Path is [List, _, ..] && int.TryParse(field.Path[1], out _))
                .GroupBy(field => int.Parse(field.Path[1]))
                .OrderBy(item => item.Key)
                .Select(item => Value(item.Select(field => (field.Path[1..], field.Value))))])
            : Structure(below);
    }
}
