using System.Globalization;

namespace Stepyard.StatesLanguage.Jsonata.Regexes;

/// <summary>What a backslash sequence of a JavaScript pattern means: one character, or a class of them.</summary>
/// <param name="Character">The character; null for a class.</param>
/// <param name="Class">What the class has, as in a .NET class without its brackets; empty for a character.</param>
internal readonly record struct PatternEscape(char? Character, string Class)
{
    public const string Word = "a-zA-Z0-9_";

    private const string NotWord = @"\u0000-/:-@\[-\^`{-\uFFFF";
    private const string Digit = "0-9";
    private const string NotDigit = @"\u0000-/:-\uFFFF";
    private const string Blank = @"\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";
    private const string NotBlank =
        @"\u0000-\u0008\u000E-\u001F!-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF";

    /// <summary>As it stands outside of a class.</summary>
    public string Outside => Character is { } character ? Literal(character) : $"[{Class}]";

    /// <summary>As it stands in a class.</summary>
    public string Inside => Character is { } character ? Literal(character) : Class;

    /// <summary>A character of a .NET pattern that stands for itself.</summary>
    public static string Literal(char character) => char.IsAsciiLetterOrDigit(character) || character is ' ' or '_'
        ? character.ToString()
        : $"\\u{(int)character:X4}";

    /// <summary>Reads what follows a backslash; <paramref name="at"/> moves behind it.</summary>
    public static PatternEscape Read(string pattern, ref int at)
    {
        var sign = pattern[at++];
        return sign switch
        {
            'd' => new(null, Digit),
            'D' => new(null, NotDigit),
            'w' => new(null, Word),
            'W' => new(null, NotWord),
            's' => new(null, Blank),
            'S' => new(null, NotBlank),
            't' => Of('\t'),
            'n' => Of('\n'),
            'v' => Of('\v'),
            'f' => Of('\f'),
            'r' => Of('\r'),
            'x' => Of(Hexadecimal(pattern, ref at, 2) ?? sign),
            'u' => Of(Hexadecimal(pattern, ref at, 4) ?? sign),
            'c' => Of(Control(pattern, ref at)),
            >= '0' and <= '7' => Of(Octal(pattern, ref at)),
            _ => Of(sign),
        };
    }

    private static PatternEscape Of(char character) => new(character, "");

    private static char? Hexadecimal(string pattern, ref int at, int length)
    {
        if (at + length > pattern.Length
            || !ushort.TryParse(pattern.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return null;
        }

        at += length;
        return (char)code;
    }

    /// <summary><c>\cJ</c>; without a letter, the backslash is a character, and <c>c</c> the next.</summary>
    private static char Control(string pattern, ref int at)
    {
        if (at < pattern.Length && char.IsAsciiLetter(pattern[at]))
        {
            return (char)(pattern[at++] % 32);
        }

        at--;
        return '\\';
    }

    /// <summary>Up to three octal digits, up to 377, the first of them just read.</summary>
    private static char Octal(string pattern, ref int at)
    {
        const int Largest = 0xFF;
        var code = pattern[at - 1] - '0';
        for (var digits = 1; digits < 3 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; digits++)
        {
            var longer = (code * 8) + pattern[at] - '0';
            if (longer > Largest)
            {
                break;
            }

            (code, at) = (longer, at + 1);
        }

        return (char)code;
    }
}
