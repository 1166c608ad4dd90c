using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Stepyard.Mapping.Velocity.Evaluation;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>A regular expression as <c>java.util.regex.Pattern</c> reads it. It matches in linear time, or where that can't be, for at most a second.</summary>
internal sealed class JavaPattern
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int MostKept = 256;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, JavaPattern> Kept = new();

    private readonly Regex _regex;
    private readonly Regex _whole;

    private JavaPattern(string pattern)
    {
        var translated = JavaPatternTranslator.Translate(pattern);
        _regex = Compile(translated);
        _whole = Compile($@"\A(?:{translated})\z");
    }

    /// <summary>The pattern of a text; those of templates come again and again.</summary>
    /// <exception cref="MethodException">The text is no pattern.</exception>
    public static JavaPattern Of(string pattern)
    {
        if (Kept.TryGetValue(pattern, out var kept))
        {
            return kept;
        }

        try
        {
            var made = new JavaPattern(pattern);
            if (Kept.Count < MostKept)
            {
                Kept.TryAdd(pattern, made);
            }

            return made;
        }
        catch (ArgumentException e)
        {
            throw new MethodException($"{pattern} is no regular expression: {e.Message}");
        }
    }

    /// <summary>Whether the whole text matches.</summary>
    public bool Matches(string text) => Limited(() => _whole.IsMatch(text));

    /// <summary>The text with what matches replaced; in the replacement <c>$1</c> and <c>${name}</c> stand for groups, and a backslash makes the next character literal.</summary>
    public string Replace(string text, string replacement, bool isOnce, Rendering rendering) => Limited(() =>
    {
        rendering.Spend(text.Length);
        return _regex.Replace(text, match =>
        {
            var result = Expand(replacement, match);
            rendering.Spend(result.Length);
            return result;
        }, isOnce ? 1 : -1);
    });

    /// <summary>The pieces between the matches.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">At most so many pieces where positive; where 0, empty ones at the end are left out.</param>
    /// <param name="rendering">Counts the pieces.</param>
    public VelocityList Split(string text, long limit, Rendering rendering) => Limited(() =>
    {
        rendering.Spend(text.Length);
        var pieces = new VelocityList();
        var at = 0;
        for (var match = _regex.Match(text); match.Success && (limit <= 0 || pieces.Count < limit - 1); match = match.NextMatch())
        {
            // An empty match makes no piece at the start, and none at the end.
            if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length))
            {
                continue;
            }

            pieces.Add(text[at..match.Index]);
            at = match.Index + match.Length;
        }

        pieces.Add(text[at..]);
        if (limit == 0)
        {
            var last = pieces.FindLastIndex(piece => piece is not "");
            pieces.RemoveRange(Math.Max(last + 1, at == 0 ? 1 : 0), pieces.Count - Math.Max(last + 1, at == 0 ? 1 : 0));
        }

        return pieces;
    });

    private static Regex Compile(string pattern)
    {
        try
        {
            return new(pattern, Linear, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            return new(pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
    }

    private static TResult Limited<TResult>(Func<TResult> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new MethodException("the regular expression takes longer than a second");
        }
    }

    private static string Expand(string replacement, Match match)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] == '\\')
            {
                text.Append(++i < replacement.Length ? replacement[i] : throw new MethodException("character to be escaped is missing"));
            }
            else if (replacement[i] == '$')
            {
                text.Append(GroupAt(replacement, ref i, match).Value);
            }
            else
            {
                text.Append(replacement[i]);
            }
        }

        return text.ToString();
    }

    private static Group GroupAt(string replacement, ref int at, Match match)
    {
        var rest = replacement.AsSpan(at + 1);
        if (rest is ['{', ..] && rest.IndexOf('}') is > 0 and var close)
        {
            var name = rest[1..close].ToString();
            at += close + 1;
            return match.Groups.ContainsKey(name) ? match.Groups[name] : throw new MethodException($"No group with name {{{name}}}");
        }

        if (rest is not [>= '0' and <= '9', ..])
        {
            throw new MethodException("Illegal group reference");
        }

        // As many digits as still name a group.
        var number = rest[0] - '0';
        at++;
        for (var i = 1; i < rest.Length && char.IsAsciiDigit(rest[i]) && (number * 10) + (rest[i] - '0') < match.Groups.Count; i++, at++)
        {
            number = (number * 10) + (rest[i] - '0');
        }

        return number < match.Groups.Count ? match.Groups[number] : throw new MethodException($"No group {number}");
    }
}
