using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Finds fields that an object has twice: JSON lets the last one win, which loses a state without a word.</summary>
internal static class RepeatedNames
{
    public static IReadOnlyList<Problem> Find(string definition)
    {
        var found = new List<Problem>();
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(definition), new JsonReaderOptions { MaxDepth = Value.MaxDepth });
        json.Read();
        Visit(ref json, "", found);
        return found;
    }

    private static void Visit(ref Utf8JsonReader json, string path, List<Problem> found)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                var name = json.GetString()!;
                if (!names.Add(name))
                {
                    found.Add(new($"{path}/{name}", Codes.DuplicateField, $"\"{name}\" stands here twice; only the last one counts.")
                    {
                        Severity = Severity.Warning,
                        Fix = "rename or remove one of them",
                    });
                }

                json.Read();
                Visit(ref json, $"{path}/{name}", found);
            }
        }
        else if (json.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
            {
                Visit(ref json, $"{path}[{i}]", found);
            }
        }
    }
}
