using Stepyard.StatesLanguage.Paths;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventBridge.Events;

/// <summary>JSON paths into an event.</summary>
internal static class EventPath
{
    /// <summary>Whether a text is a path.</summary>
    public static bool IsValid(string path) => JsonPath.TryParse(path, out _, out _);

    /// <summary>What a path finds; null where it finds nothing.</summary>
    public static Value? Find(string path, Value document) =>
        JsonPath.TryParse(path, out var compiled, out _) && compiled.TryEvaluate(document, NoScope.Instance, out var found, out _) ? found : null;
}
