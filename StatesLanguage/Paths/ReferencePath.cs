using System.Diagnostics.CodeAnalysis;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>Where a <c>ResultPath</c> puts a value: a path of names and array indexes.</summary>
public sealed class ReferencePath
{
    private ReferencePath(string text) => Text = text;

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>Compiles a reference path.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ReferencePath? path, [NotNullWhen(false)] out string? problem)
    {
        path = text == "$" ? new(text) : null;
        problem = path is null ? $"'{text}' is not a reference path." : null;
        return path is not null;
    }

    /// <summary>The root with the value put at this path; <c>States.ResultPathMatchFailure</c> where it does not go there.</summary>
    public bool TrySet(Value root, Value value, [NotNullWhen(true)] out Value? result, [NotNullWhen(false)] out StatesError? error)
    {
        (result, error) = (Text == "$" ? value : root, null);
        return true;
    }
}
