namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>
/// How an integer is written, as the picture of <c>$formatInteger</c> says: <c>A</c> or <c>a</c> letters, <c>I</c> or <c>i</c> roman,
/// <c>W</c>, <c>w</c> or <c>Ww</c> words, otherwise digits (<c>#,##0</c>); each with <c>;o</c> for ordinals.
/// XPath: fn:format-integer, https://www.w3.org/TR/xpath-functions-31/#func-format-integer
/// </summary>
internal abstract class IntegerPicture
{
    /// <summary>A pattern (of .NET, to match without case) for the texts that <see cref="Read"/> understands.</summary>
    public abstract string Pattern { get; }

    /// <summary>Reads a picture.</summary>
    /// <exception cref="JsonataException">D3130: a sequence that is not supported; D3131: digits of several families.</exception>
    public static IntegerPicture Parse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        return semicolon < 0
            ? Parse(picture, ordinal: false)
            : Parse(picture[..semicolon], ordinal: picture.AsSpan(semicolon + 1).StartsWith('o'));
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static IntegerPicture Parse(string primary, bool ordinal) => primary switch
    {
        "A" => new LetterPicture('A'),
        "a" => new LetterPicture('a'),
        "I" => new RomanPicture(upper: true),
        "i" => new RomanPicture(upper: false),
        "W" => new WordPicture(words => words.ToUpperInvariant(), ordinal),
        "w" => new WordPicture(words => words.ToLowerInvariant(), ordinal),
        "Ww" => new WordPicture(words => words, ordinal),
        _ => DigitPicture.Parse(primary, ordinal),
    };

    /// <summary><c>$formatInteger</c>: a number that is no integer is cut downwards.</summary>
    public string Format(double number)
    {
        var integer = Math.Floor(number);
        return integer < 0 ? "-" + FormatMagnitude(-integer) : FormatMagnitude(Math.Abs(integer));
    }

    /// <summary><c>$parseInteger</c>: the number that the text says; null where it says none.</summary>
    public abstract double? Read(string text);

    protected abstract string FormatMagnitude(double integer);
}
