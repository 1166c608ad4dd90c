namespace Stepyard.Mapping.Velocity.Syntax;

/// <summary>A place in a template that is being parsed, and the end of the part that is.</summary>
internal sealed class Cursor(Source source, int start, int end)
{
    private const int MostNested = 100;

    private int _nested;

    public Source Source => source;

    public string Text => source.Text;

    public int Position { get; set; } = start;

    public int End => end;

    public bool IsAtEnd => Position >= end;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => At(0);

    public Place Place => source.PlaceAt(Position);

    /// <summary>A character further on; NUL behind the end.</summary>
    public char At(int ahead) => Position + ahead < end ? Text[Position + ahead] : '\0';

    public bool Is(string text) => Text.AsSpan(Position, Math.Min(text.Length, end - Position)).SequenceEqual(text);

    public bool TryTake(string text)
    {
        if (!Is(text))
        {
            return false;
        }

        Position += text.Length;
        return true;
    }

    /// <summary>Steps over a text that has to come next.</summary>
    public void Expect(string text, string problem)
    {
        if (!TryTake(text))
        {
            throw Failure(problem);
        }
    }

    public string TakeWhile(Func<char, bool> fits)
    {
        var from = Position;
        while (!IsAtEnd && fits(Next))
        {
            Position++;
        }

        return Text[from..Position];
    }

    /// <summary>Steps over blanks, tabs and line breaks.</summary>
    public void SkipWhitespace() => TakeWhile(IsWhitespace);

    /// <summary>Steps over blanks and a line break, where nothing else stands between: those after a directive don't render.</summary>
    public void SkipRestOfLine()
    {
        var at = Position;
        TakeWhile(character => character is ' ' or '\t');
        if (!TryTake("\r\n") && !TryTake("\n") && !TryTake("\r"))
        {
            Position = at;
        }
    }

    /// <summary>How far blanks and line breaks reach, where this comes after them; -1 where it doesn't.</summary>
    public int AfterWhitespace(char expected)
    {
        var ahead = 0;
        while (IsWhitespace(At(ahead)))
        {
            ahead++;
        }

        return At(ahead) == expected ? ahead : -1;
    }

    /// <summary>Runs a parser one level deeper, up to a limit: the stack has one too.</summary>
    public T Nested<T>(Func<T> parse)
    {
        if (++_nested > MostNested)
        {
            throw Failure($"the template nests deeper than {MostNested}.");
        }

        var result = parse();
        _nested--;
        return result;
    }

    /// <summary>A cursor for a part of the text, such as what stands between quotes.</summary>
    public Cursor Within(int from, int to) => new(source, from, to) { _nested = _nested };

    public TemplateException Failure(string problem) => new(problem, Place);

    public TemplateException Failure(string problem, int offset) => new(problem, source.PlaceAt(offset));

    public static bool IsWhitespace(char character) => character is ' ' or '\t' or '\r' or '\n';

    public static bool StartsIdentifier(char character) => char.IsAsciiLetter(character) || character == '_';

    public static bool IsInIdentifier(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    /// <summary>Whether a character belongs to the name of a directive.</summary>
    public static bool IsInWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '@';
}
