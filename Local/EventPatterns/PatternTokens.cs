using System.Text;
using System.Text.Json;
using Stepyard.StatesLanguage.Definition;

namespace Stepyard.Local.EventPatterns;

/// <summary>The tokens of a pattern's JSON one after the other, and where in the text they end.</summary>
internal sealed class PatternTokens
{
    private readonly string _text;
    private readonly List<(JsonTokenType Type, string Text, int Start, int End)> _tokens = [];
    private readonly PatternException? _broken;
    private int _at = -1;

    public PatternTokens(string text)
    {
        _text = text;
        var utf8 = Encoding.UTF8.GetBytes(text);
        var (bytes, characters) = (0, 0);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1000 });
        try
        {
            while (reader.Read())
            {
                var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
                var token = isText ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                _tokens.Add((reader.TokenType, token, CharactersUpTo(reader.TokenStartIndex), CharactersUpTo(reader.BytesConsumed)));
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A text with half a surrogate pair is no JSON either.
            _broken = new(error is JsonException mistake ? JsonProblem.Of(text, mistake).Message : error.Message);
        }

        // Places only grow, so that no byte is counted twice.
        int CharactersUpTo(long place)
        {
            characters += Encoding.UTF8.GetCharCount(utf8, bytes, (int)place - bytes);
            bytes = (int)place;
            return characters;
        }
    }

    public JsonTokenType Type => _tokens[_at].Type;

    /// <summary>The text of a string or a name; the JSON of everything else.</summary>
    public string Text => _tokens[_at].Text;

    public bool IsNumber => Type == JsonTokenType.Number;

    /// <summary>Goes to the next token, and returns its type.</summary>
    /// <exception cref="PatternException">The text is not JSON from here on.</exception>
    public JsonTokenType Next()
    {
        if (++_at == _tokens.Count)
        {
            throw _broken ?? new("Unexpected end-of-input");
        }

        return Type;
    }

    /// <summary>A mistake at the current token, told with the place up to which AWS's parser has looked: past the bracket of an array, but not into a text.</summary>
    /// <param name="message">What is wrong, in AWS's words.</param>
    /// <param name="isRead">Whether the mistake is in the token's text, which was read for it.</param>
    public PatternException Mistake(string message, bool isRead = false)
    {
        // With a name it reads on to what the name is for.
        var (type, _, start, end) = _tokens[Type == JsonTokenType.PropertyName ? int.Min(_at + 1, _tokens.Count - 1) : _at];
        var place = type == JsonTokenType.String && !isRead ? start + 1 : end;
        var line = _text.AsSpan(0, place).Count('\n') + 1;
        var column = place - (place == 0 ? 0 : _text.LastIndexOf('\n', place - 1) + 1) + 1;
        return new($"{message}\n at {JsonProblem.Place(_text, line, column)}");
    }
}
