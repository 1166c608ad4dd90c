using System.Globalization;
using System.Text;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths;

/// <summary>A place in the text of an expression that is being parsed. The first problem is kept, later ones are its consequences.</summary>
internal sealed class TextCursor(string text)
{
    /// <summary>How deep brackets, parentheses and calls may nest.</summary>
    public const int MaxDepth = 32;

    private int _depth;

    public string Text => text;

    public int Position { get; private set; }

    /// <summary>What is wrong with the text; null where nothing is, so far.</summary>
    public string? Problem { get; private set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : text[Position];

    /// <summary>Records a problem at this place and returns nothing, so that a parser can return the result.</summary>
    public object? Fail(string problem)
    {
        const int LongestShown = 200;
        var shown = text.Length > LongestShown ? $"{text[..LongestShown]}…" : text;
        Problem ??= $"{problem} at character {Position + 1} of '{shown}'";
        return null;
    }

    public void Advance() => Position++;

    public void SkipBlanks()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
        {
            Position++;
        }
    }

    /// <summary>Steps over a piece of text where it comes next.</summary>
    public bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, Position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    /// <summary>Steps over blanks and a piece of text that must come next.</summary>
    public bool Expect(string expected)
    {
        SkipBlanks();
        if (TryTake(expected))
        {
            return true;
        }

        Fail($"'{expected}' is missing");
        return false;
    }

    /// <summary>The characters up to the first of the terminators.</summary>
    public string TakeUntil(ReadOnlySpan<char> terminators)
    {
        var length = text.AsSpan(Position).IndexOfAny(terminators);
        var taken = length < 0 ? text[Position..] : text.Substring(Position, length);
        Position += taken.Length;
        return taken;
    }

    /// <summary>A JSON number.</summary>
    public NumberValue? TakeNumber()
    {
        var start = Position;
        while (Next is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
        {
            Position++;
        }

        if (Value.TryParse(text[start..Position], out var value) && value is NumberValue number)
        {
            return number;
        }

        Position = start;
        return (NumberValue?)Fail("A number is missing");
    }

    /// <summary>An integer that fits 32 bits.</summary>
    public int? TakeInteger()
    {
        var start = Position;
        while (Next is (>= '0' and <= '9') or '-')
        {
            Position++;
        }

        if (int.TryParse(text.AsSpan(start..Position), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return integer;
        }

        Position = start;
        Fail("An integer is missing");
        return null;
    }

    /// <summary>Text between quotes, in which a backslash before the quote or another backslash escapes it.</summary>
    public string? TakeQuoted()
    {
        var quote = Next;
        var taken = new StringBuilder();
        for (Position++; !IsAtEnd; Position++)
        {
            if (Next == quote)
            {
                Position++;
                return taken.ToString();
            }

            if (Next == '\\' && Position + 1 < text.Length && (text[Position + 1] == quote || text[Position + 1] == '\\'))
            {
                Position++;
            }

            taken.Append(Next);
        }

        return (string?)Fail($"The closing {quote} is missing");
    }

    /// <summary>Enters a bracket, parenthesis or call; false where they nest too deep.</summary>
    public bool TryEnter()
    {
        if (++_depth <= MaxDepth)
        {
            return true;
        }

        Fail($"The expression nests deeper than {MaxDepth}");
        return false;
    }

    public void Leave() => _depth--;
}
