using Stepyard.StatesLanguage.Choices;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.Local.EventPatterns.Tests;

/// <summary><c>{"wildcard": "dir/*.png"}</c>: <c>*</c> stands for any characters, <c>\*</c> and <c>\\</c> for themselves.</summary>
internal sealed record Wildcard(string Pattern) : ValueTest
{
    public override bool Holds(Value value) => value is StringValue { Text: var text } && Wildcards.Matches(text, Pattern);

    /// <summary>What is wrong with a pattern; null where nothing is.</summary>
    /// <remarks>AWS counts positions from the quotation mark before the pattern, which has the number 0.</remarks>
    public static string? ProblemOf(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            switch (pattern[i])
            {
                case '*' when next == '*':
                    return $"Consecutive wildcard characters at pos {i + 1}";
                case '\\' when next is not ('*' or '\\'):
                    return $"Invalid escape character at pos {i + 1}";
                case '\\':
                    i++;
                    break;
            }
        }

        return null;
    }
}
