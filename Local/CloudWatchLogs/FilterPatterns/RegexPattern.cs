using System.Text.RegularExpressions;

namespace Stepyard.Local.CloudWatchLogs.FilterPatterns;

/// <summary><c>%expression%</c>: a regular expression that occurs in the text.</summary>
internal sealed record RegexPattern(Regex Expression) : FilterPattern
{
    public override bool Matches(string message) => Expression.IsMatch(message);
}
