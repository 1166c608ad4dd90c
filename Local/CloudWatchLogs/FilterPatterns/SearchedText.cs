using System.Text.RegularExpressions;

namespace Stepyard.Local.CloudWatchLogs.FilterPatterns;

/// <summary>Makes matchers of what patterns say about texts: in one pass, however many ways a pattern could be tried in.</summary>
internal static partial class SearchedText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>A regular expression of the few operators that CloudWatch Logs has.</summary>
    /// <exception cref="Wire.AwsException"><c>InvalidParameterException</c>.</exception>
    public static Regex Regex(string expression)
    {
        try
        {
            return Allowed().IsMatch(expression)
                ? new(expression, Options)
                : throw FilterPattern.Invalid($"Invalid regular expression %{expression}%: letters, digits, blanks, _ # = @ / ; , - : and the operators ^ $ ? [ ] {{ }} | \\ * + . are allowed.");
        }
        catch (Exception mistake) when (mistake is ArgumentException or NotSupportedException)
        {
            throw FilterPattern.Invalid($"Invalid regular expression %{expression}%: {mistake.Message}");
        }
    }

    /// <summary>A text as a whole, in which <c>*</c> stands for any characters.</summary>
    public static Regex Whole(string text) =>
        new($"^{System.Text.RegularExpressions.Regex.Escape(text).Replace(@"\*", ".*", StringComparison.Ordinal)}$", Options | RegexOptions.Singleline);

    [GeneratedRegex(@"^[A-Za-z0-9 _#=@/;,\-:^$?\[\]{}|\\*+.]+$", RegexOptions.None, 1000)]
    private static partial Regex Allowed();
}
