using System.Globalization;
using System.Text;

namespace Stepyard.StatesLanguage.Definition;

/// <summary>The rules for names of variables.</summary>
/// <remarks>AWS: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-name-syntax</remarks>
internal static class VariableName
{
    public const string Allowed = "a letter, then letters, digits and '_': at most 80 characters";

    /// <summary>The name that AWS keeps for itself.</summary>
    public const string Reserved = "states";

    private const int Longest = 80;

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    public static string? WhyNot(string name) =>
        name == Reserved ? "Cannot assign to reserved variable '$states'."
        : name.EnumerateRunes().Count() > Longest ? $"Variable name '{name}' exceeds the limit of {Longest} characters"
        : name.Length > 0 && name.EnumerateRunes().Select((rune, at) => at == 0 ? IsStart(rune) : IsPart(rune)).All(fits => fits) ? null
        : $"Invalid variable name '{name}': the variable name contains invalid characters.";

    // Unicode Standard Annex #31: ID_Start and ID_Continue.
    private static bool IsStart(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsPart(Rune rune) => IsStart(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
