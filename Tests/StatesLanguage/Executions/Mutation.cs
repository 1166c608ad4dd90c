using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stepyard.Tests.StatesLanguage.Executions;

/// <summary>Makes one to three mistakes in a definition, as people make them: something left out, misspelt, of the wrong type, in the wrong place, or not JSON.</summary>
internal static class Mutation
{
    private static readonly string[] Strays =
    [
        "null", "0", "-1", "1e99", "\"\"", "\"text\"", "\"$.x\"", "\"$[\"", "\"States.Format(\"", "\"{% 1 + %}\"", "\"{% x %}\"", "[]", "{}", "[1]", "[\"States.ALL\"]", "true",
        "{\"Type\":\"Pass\"}", "\"Top0\"", "\"Nested1\"", "\"arn:aws:states:::sns:publsh\"",
    ];

    public static string Of(string definition, Random random)
    {
        var root = JsonNode.Parse(definition)!;
        for (var i = random.Next(3); i >= 0; i--)
        {
            var places = Places(root).ToList();
            if (places.Count > 0)
            {
                Change(places[random.Next(places.Count)], places[random.Next(places.Count)], random);
            }
        }

        var text = root.ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(2) == 0 });
        return random.Next(10) == 0 ? text.Remove(random.Next(text.Length), 1) : text;
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        var parts = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return parts.OfType<JsonNode>().SelectMany(part => Places(part).Prepend(part));
    }

    private static void Change(JsonNode place, JsonNode other, Random random)
    {
        switch (random.Next(4))
        {
            case 0 when place.Parent is JsonObject members:
                members.Remove(place.GetPropertyName());
                break;
            case 1 when place.Parent is JsonObject members:
                var name = place.GetPropertyName();
                members.Remove(name);
                members[random.Next(2) == 0 ? name + "x" : name.ToUpperInvariant()] = place;
                break;
            case 2:
                place.ReplaceWith(other.DeepClone());
                break;
            default:
                place.ReplaceWith(JsonNode.Parse(Strays[random.Next(Strays.Length)]));
                break;
        }
    }
}
