using System.Diagnostics.CodeAnalysis;
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
        JsonPath.TryParse(path, out var compiled, out _) && compiled.TryEvaluate(document, Nothing.Else, out var found, out _) ? found : null;

    /// <summary>A path sees the event and nothing else.</summary>
    private sealed class Nothing : IEvaluationScope
    {
        public static readonly Nothing Else = new();

        public Value Context => ObjectValue.Empty;

        public Random Random => Random.Shared;

        public TimeProvider Clock => TimeProvider.System;

        public bool TryGetVariable(string name, [NotNullWhen(true)] out Value? value)
        {
            value = null;
            return false;
        }

        public Guid NewGuid() => Guid.NewGuid();
    }
}
