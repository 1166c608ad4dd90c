using System.Text.RegularExpressions;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>
/// The picture of <c>$fromMillis</c> and <c>$toMillis</c>: literal text with components in brackets, <c>[D1o] [MNn] [Y]</c>;
/// <c>[[</c> and <c>]]</c> are the brackets themselves.
/// XPath: fn:format-dateTime, https://www.w3.org/TR/xpath-functions-31/#date-picture-string
/// </summary>
internal sealed class DateTimePicture
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly List<PicturePart> _parts = [];

    private DateTimePicture()
    {
    }

    /// <summary>How <c>$fromMillis</c> writes without a picture: <c>2018-03-23T10:33:36.617Z</c>.</summary>
    public static DateTimePicture Default { get; } = Parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    /// <summary>Reads a picture.</summary>
    /// <exception cref="JsonataException">D3130 to D3135: what is wrong with the picture.</exception>
    public static DateTimePicture Parse(string picture)
    {
        var parsed = new DateTimePicture();
        for (var at = 0; at < picture.Length;)
        {
            var open = picture.IndexOf('[', at);
            if (open < 0)
            {
                parsed.AddLiteral(picture[at..]);
                break;
            }

            parsed.AddLiteral(picture[at..open]);
            if (picture.AsSpan(open).StartsWith("[["))
            {
                parsed._parts.Add(new LiteralPart("["));
                at = open + 2;
                continue;
            }

            var close = picture.IndexOf(']', open);
            if (close < 0)
            {
                throw new JsonataException("D3135");
            }

            parsed.Add(MarkerReader.Read(picture[(open + 1)..close]));
            at = close + 1;
        }

        return parsed;
    }

    /// <summary><c>$fromMillis</c>: writes a point in time.</summary>
    /// <param name="millis">Milliseconds since 1970.</param>
    /// <param name="timezone">An offset from UTC such as <c>+0530</c>; null for UTC.</param>
    public string Format(long millis, string? timezone = null)
    {
        var moment = new Moment(millis, timezone is null ? 0 : UtcOffset.Parse(timezone));
        return string.Concat(_parts.Select(part => part.Format(moment)));
    }

    /// <summary><c>$toMillis</c>: reads a text that is written as the picture says.</summary>
    /// <param name="now">What the parts left of those that the picture names default to, in milliseconds since 1970.</param>
    /// <returns>Milliseconds since 1970; null where the text does not match the picture.</returns>
    /// <exception cref="JsonataException">D3133 or D3136: the picture cannot be used to read a point in time; U1001: it takes too long.</exception>
    public long? Read(string text, long now)
    {
        var regex = new Regex(
            $"^{string.Concat(_parts.Select((part, index) => $"(?<p{index}>{part.Pattern})"))}\\z",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            MatchTimeout);
        if (Match(regex, text) is not { Success: true } match)
        {
            return null;
        }

        var components = new Dictionary<char, double>();
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_parts[i].Component is not { } component)
            {
                continue;
            }

            if (_parts[i].Read(match.Groups[$"p{i}"].Value) is not { } value)
            {
                return null;
            }

            components[component] = value;
        }

        return components.Count == 0 ? null : PointInTime.Compose(components, new Moment(now));
    }

    private static Match Match(Regex regex, string text)
    {
        try
        {
            return regex.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("U1001", text: "Expression evaluation timeout: a text takes too long to match its date/time picture string");
        }
    }

    private void AddLiteral(string text)
    {
        if (text.Length > 0)
        {
            _parts.Add(new LiteralPart(text.Replace("]]", "]", StringComparison.Ordinal)));
        }
    }

    private void Add(PicturePart part)
    {
        if (part is NumberPart && _parts is [.., NumberPart previous])
        {
            previous.IsFixed = true;
        }

        _parts.Add(part);
    }
}
