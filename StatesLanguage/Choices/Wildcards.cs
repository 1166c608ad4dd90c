namespace Stepyard.StatesLanguage.Choices;

/// <summary>The patterns of <c>StringMatches</c>: <c>*</c> stands for any characters, <c>\*</c> for an asterisk, <c>\\</c> for a backslash.</summary>
public static class Wildcards
{
    /// <summary>Whether the pattern matches the whole text, in time proportional to the product of their lengths at worst.</summary>
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        var (at, next) = (0, 0);
        var (retryAt, retryIn) = (0, -1);
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                (retryAt, retryIn) = (at, ++next);
                continue;
            }

            var (expected, length) = Literal(pattern[next..]);
            if (length > 0 && expected == text[at])
            {
                at++;
                next += length;
            }
            else if (retryIn >= 0)
            {
                (at, next) = (++retryAt, retryIn);
            }
            else
            {
                return false;
            }
        }

        return pattern[next..].TrimStart('*').IsEmpty;
    }

    /// <summary>The next literal character of a pattern and how many characters it is written with; none at the pattern's end.</summary>
    private static (char Character, int Length) Literal(ReadOnlySpan<char> pattern) => pattern switch
    {
        [] => ('\0', 0),
        ['\\', '*' or '\\', ..] => (pattern[1], 2),
        _ => (pattern[0], 1),
    };
}
