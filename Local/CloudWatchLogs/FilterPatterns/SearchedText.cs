using System.Text.RegularExpressions;

namespace Stepyard.Local.CloudWatchLogs.FilterPatterns;

/// <summary>Makes matchers of what patterns say about texts.</summary>
internal static partial class SearchedText
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>A regular expression of the few operators that CloudWatch Logs has.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameterException</c>.</exception>
    public static Regex Regex(string expression)
    {
        try
        {
            return Allowed().IsMatch(expression)
                ? new(expression, RegexOptions.CultureInvariant, LongestMatch)
                : throw FilterPattern.Invalid($"Invalid regular expression %{expression}%: letters, digits, blanks, _ # = @ / ; , - : and the operators ^ $ ? [ ] {{ }} | \\ * + . are allowed.");
        }
        catch (ArgumentException mistake)
        {
            throw FilterPattern.Invalid($"Invalid regular expression %{expression}%: {mistake.Message}");
        }
    }

    /// <summary>A text as a whole, in which <c>*</c> stands for any characters.</summary>
    public static Regex Whole(string text) =>
        new($"^{System.Text.RegularExpressions.Regex.Escape(text).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, LongestMatch);

    [GeneratedRegex(@"^[A-Za-z0-9 _#=@/;,\-:^$?\[\]{}|\\*+.]+$", RegexOptions.None, 1000)]
    private static partial Regex Allowed();
}
