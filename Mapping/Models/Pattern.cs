using System.Text.RegularExpressions;

namespace Stepyard.Mapping.Models;

/// <summary>A regular expression of a schema, which a text matches where any part of it does. It is matched in linear time, or where that can't be, for at most a second.</summary>
internal sealed class Pattern
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    /// <exception cref="ArgumentException">The text is no regular expression.</exception>
    public Pattern(string text)
    {
        Text = text;
        try
        {
            _regex = new(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            _regex = new(text, RegexOptions.ECMAScript, MatchTimeout);
        }
    }

    public string Text { get; }

    /// <summary>Whether a text matches; one that takes too long does not.</summary>
    public bool Matches(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
