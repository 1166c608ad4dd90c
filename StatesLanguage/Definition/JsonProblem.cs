using System.Text.Json;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>Words what is wrong with text that is not JSON, as AWS's parser does.</summary>
public static class JsonProblem
{
    private const int ShownText = 500;
    private const int ShownToken = 256;
    private const string Expected = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    /// <summary>What is wrong with a text, and where.</summary>
    public static Problem Of(string text, JsonException error)
    {
        var start = text.Length - text.TrimStart().Length;
        var word = start;
        while (word < text.Length && char.IsAsciiLetter(text[word]))
        {
            word++;
        }

        // A document that begins with a bare word is the one case whose words are known exactly.
        return word > start
            ? At(text, 1, word + 1, $"Unrecognized token '{Token(text.AsSpan(start, word - start))}': was expecting {Expected}")
            : At(text, (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1, error.Message.Split(" LineNumber", 2)[0]);
    }

    /// <summary>A place in a text: the text itself, as much of it as is shown, and line and column, which count from 1.</summary>
    public static string Place(string text, int line, int column)
    {
        var source = text.Length <= ShownText ? $"\"{text}\"" : $"\"{text.AsSpan(0, ShownText)}\"[truncated {text.Length - ShownText} chars]";
        return $"[Source: (String){source}; line: {line}, column: {column}]";
    }

    private static Problem At(string text, int line, int column, string message)
    {
        var place = Place(text, line, column);
        return new Problem(place, Codes.Json, $"{message}\n at {place}") { Summary = message, Line = line, Column = column, Allowed = "JSON" };
    }

    private static string Token(ReadOnlySpan<char> word) => word.Length <= ShownToken ? word.ToString() : $"{word[..ShownToken]}...";
}
