using System.CommandLine;

namespace Stepyard.Local.CommandLine;

/// <summary>Options whose value is a text, or a file that holds it: <c>@file</c>.</summary>
internal static class TextOption
{
    public const string JsonOrFile = "json|@file";

    /// <summary>The text; null where the option is not given.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static string? TextOf(this ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? text.StartsWith('@') ? File.ReadAllText(text[1..]) : text : null;
}
