using System.Text.Json;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Mapping.Templates;

/// <summary>The body of a request or of an integration's response, as <c>$input</c> has it.</summary>
/// <param name="text">The body.</param>
/// <param name="whenEmpty">What an empty one stands for: <c>{}</c> in a request.</param>
/// <remarks>
/// AWS: API Gateway's JSON parser is lenient. A body that begins like neither an object nor an array and is no JSON is one text,
/// so that <c>$input.path('$').split('&amp;')</c> takes a form apart.
/// </remarks>
internal sealed class Payload(string text, string whenEmpty)
{
    private Value? _value;
    private object? _root;

    /// <summary>The body as it is.</summary>
    public string Text { get; } = string.IsNullOrWhiteSpace(text) ? whenEmpty : text;

    /// <exception cref="MalformedPayloadException">The body begins like JSON and is none.</exception>
    public Value Value => _value ??= Parse(Text);

    /// <summary>The whole body as templates see it, once: what a template changes in it stays changed.</summary>
    public object? Root => _root ??= JsonValues.ToVelocity(Value);

    private static Value Parse(string text)
    {
        try
        {
            return Value.Parse(text);
        }
        catch (JsonException e)
        {
            var trimmed = text.AsSpan().Trim();
            return trimmed is ['{' or '[', ..] ? throw new MalformedPayloadException(text, e) : trimmed.ToString();
        }
    }
}

/// <summary>A body is no JSON where a template needs some; the client is answered 400 with the message.</summary>
/// <remarks>AWS: the words are those of API Gateway's JSON library.</remarks>
internal sealed class MalformedPayloadException(string text, JsonException reason)
    : Exception($"Could not process payloadnet.minidev.json.parser.ParseException: {Problem(text, reason)}")
{
    // A body that lacks its closing bracket ends too early, whatever else is wrong with it.
    private static string Problem(string text, JsonException reason)
    {
        var trimmed = text.Trim();
        if (trimmed[^1] != (trimmed[0] == '{' ? '}' : ']'))
        {
            return $"Unexpected End Of File position {text.Length - 1}: {(trimmed[0] == '{' ? "null" : "EOF")}";
        }

        var line = text.Split('\n').Take((int)(reason.LineNumber ?? 0)).Sum(line => line.Length + 1);
        var position = Math.Min(line + (int)(reason.BytePositionInLine ?? 0), text.Length - 1);
        return $"Unexpected character ({text[position]}) at position {position}.";
    }
}
