using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>A JSONPath in the dialect of AWS Step Functions, compiled once.</summary>
public sealed class JsonPath : Expression
{
    private JsonPath(string text)
        : base(text)
    {
    }

    /// <summary>Whether the path is made of names and indexes only, so that it names at most one value.</summary>
    public bool IsReferencePath => Text.Length > 0;

    /// <summary>Whether the path leads into the context object: <c>$$</c>.</summary>
    public bool IsContext => Text.StartsWith("$$", StringComparison.Ordinal);

    /// <summary>Compiles a path.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = text == "$" ? new(text) : null;
        problem = path is null ? $"'{text}' is not a path." : null;
        return path is not null;
    }

    /// <inheritdoc/>
    public override bool TryEvaluate(
        Value input, IEvaluationScope scope, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        (result, error) = (IsContext ? scope.Context : input, null);
        return true;
    }
}
