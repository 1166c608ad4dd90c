using System.Collections.Concurrent;
using Stepyard.Mapping.Velocity;
using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Templates;

/// <summary>JSONPath into a body, in the dialect of the library that API Gateway and Step Functions share.</summary>
internal static class PayloadPath
{
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<string, JsonPath> Kept = new();

    /// <summary>What a path finds; null where it finds nothing.</summary>
    /// <exception cref="MethodException">The text is no path.</exception>
    public static Value? Find(string text, Value value)
    {
        if (!Kept.TryGetValue(text, out var path))
        {
            path = Parse(text);

            if (Kept.Count < MostKept)
            {
                Kept.TryAdd(text, path);
            }
        }

        return path.TryEvaluate(value, NoScope.Instance, out var found, out _) ? found : null;
    }

    /// <exception cref="MethodException">The text is no path.</exception>
    public static JsonPath Parse(string text)
    {
        // The library takes a.b for $.a.b.
        return JsonPath.TryParse(text.StartsWith('$') ? text : $"$.{text}", out var path, out var problem) && !path.IsContext
            ? path
            : throw new MethodException($"Invalid JsonPath '{text}': {problem}");
    }
}
