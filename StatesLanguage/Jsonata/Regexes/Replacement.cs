using System.Globalization;
using System.Text;

namespace Stepyard.StatesLanguage.Jsonata.Regexes;

/// <summary>
/// The replacement text of <c>$replace</c> with a regular expression: <c>$0</c> is the match, <c>$1</c> a group, <c>$$</c> a dollar sign;
/// any other dollar sign is itself.
/// </summary>
internal static class Replacement
{
    /// <summary>The text that takes the place of a match.</summary>
    /// <param name="match">What was matched.</param>
    /// <param name="groups">What its groups matched; null for those that took no part.</param>
    public static string Expand(string replacement, string match, IReadOnlyList<string?> groups)
    {
        var text = new StringBuilder();
        for (var at = 0; at < replacement.Length;)
        {
            var dollar = replacement.IndexOf('$', at);
            if (dollar < 0)
            {
                text.Append(replacement, at, replacement.Length - at);
                break;
            }

            text.Append(replacement, at, dollar - at);
            at = dollar + 1;
            switch (at < replacement.Length ? replacement[at] : '\0')
            {
                case '$':
                    text.Append('$');
                    at++;
                    break;
                case '0':
                    text.Append(match);
                    at++;
                    break;
                case >= '1' and <= '9':
                    var digits = GroupNumber(replacement, at, groups.Count);
                    var group = int.Parse(digits, CultureInfo.InvariantCulture);
                    text.Append(group <= groups.Count ? groups[group - 1] : "");
                    at += digits.Length;
                    break;
                default:
                    text.Append('$');
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>As many digits as the number of groups has, or one less where that would be no group.</summary>
    private static ReadOnlySpan<char> GroupNumber(string replacement, int at, int groups)
    {
        var longest = groups.ToString(CultureInfo.InvariantCulture).Length;
        var length = 1;
        while (length < longest && at + length < replacement.Length && char.IsAsciiDigit(replacement[at + length]))
        {
            length++;
        }

        var digits = replacement.AsSpan(at, length);
        return length > 1 && int.Parse(digits, CultureInfo.InvariantCulture) > groups ? digits[..^1] : digits;
    }
}
