using System.Globalization;
using Stepyard.StatesLanguage.Jsonata.Numbers;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>Reads what stands between brackets in a picture: component, presentation, width. <c>Y0001</c>, <c>MNn,3-3</c>, <c>D1o</c>.</summary>
internal static class MarkerReader
{
    private const int Widest = 100;

    /// <summary>Reads a marker.</summary>
    /// <exception cref="JsonataException">D3130 to D3133: what is wrong with it.</exception>
    public static PicturePart Read(string marker)
    {
        var text = string.Concat(marker.Where(sign => !char.IsWhiteSpace(sign)));
        var component = text.Length == 0 ? '\0' : text[0];
        if (DefaultPresentation(component) is not { } presentation)
        {
            throw new JsonataException("D3132", StringValue.Create(text.Length == 0 ? "" : component.ToString()));
        }

        var comma = text.LastIndexOf(',');
        var (minimum, maximum) = comma < 0 ? default : Width(text[(comma + 1)..]);
        var given = comma < 0 ? text[1..] : text[1..comma];
        var modifier = given.Length > 1 && given[^1] is 'a' or 't' or 'c' or 'o' ? given[^1] : '\0';
        if (given.Length > 0)
        {
            presentation = modifier == '\0' ? given : given[..^1];
        }

        return component switch
        {
            'C' or 'E' => new CalendarPart(component),
            'P' => new NamePart(component, presentation, width: null),
            'Z' or 'z' => new ZonePart(component, IntegerPicture.Parse(presentation, ordinal: false), usesZ: modifier == 't'),
            _ when presentation[0] is 'N' or 'n' => new NamePart(component, presentation, maximum),
            _ => Number(component, IntegerPicture.Parse(presentation, ordinal: modifier == 'o'), minimum, maximum),
        };
    }

    private static PicturePart Number(char component, IntegerPicture picture, int? minimum, int? maximum)
    {
        if (picture is DigitPicture digits && digits.Mandatory < minimum)
        {
            picture = digits.WithMandatory(minimum.Value);
        }

        return component switch
        {
            'f' => new FractionPart(picture),
            'Y' => Year(picture, maximum),
            _ => new NumberPart(component, picture, modulus: null),
        };
    }

    /// <summary>A year has as many digits as the maximal width says, or as the picture shows if these are two or more.</summary>
    private static NumberPart Year(IntegerPicture picture, int? maximum)
    {
        const int Most = 18;
        var digits = picture as DigitPicture;
        var width = Math.Min(maximum ?? (digits?.Mandatory + digits?.Optional) ?? 1, Most);
        return new NumberPart(
            'Y',
            maximum is null || digits is null ? picture : digits.WithMandatory(width),
            maximum is null && width < 2 ? null : (long)Math.Pow(10, width));
    }

    /// <summary>Reads a width: <c>3</c>, <c>2-4</c>, <c>*-3</c>. No width is beyond <see cref="Widest"/>.</summary>
    private static (int? Minimum, int? Maximum) Width(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Digits(text), null) : (Digits(text[..dash]), Digits(text[(dash + 1)..]));

        static int? Digits(string width) =>
            int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? Math.Min(digits, Widest) : null;
    }

    private static string? DefaultPresentation(char component) => component switch
    {
        'Y' or 'M' or 'D' or 'd' or 'W' or 'w' or 'X' or 'x' or 'H' or 'h' or 'f' => "1",
        'm' or 's' => "01",
        'F' or 'P' or 'C' or 'E' => "n",
        'Z' or 'z' => "01:01",
        _ => null,
    };
}
