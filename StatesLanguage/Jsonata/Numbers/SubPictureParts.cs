namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>
/// The text of one half of a <see cref="DecimalPicture"/>, cut into its parts.
/// XPath: https://www.w3.org/TR/xpath-functions-31/#syntax-of-picture-string
/// </summary>
internal sealed class SubPictureParts
{
    private readonly string _picture;
    private readonly DecimalFormat _format;

    private SubPictureParts(string picture, DecimalFormat format) => (_picture, _format) = (picture, format);

    public string Prefix { get; private init; } = "";

    public string Suffix { get; private init; } = "";

    public string Integer { get; private init; } = "";

    public string Fraction { get; private init; } = "";

    /// <summary>The digits after the exponent separator; null where there is none.</summary>
    public string? Exponent { get; private init; }

    public int Factor => Has(_format.Percent) ? 100 : Has(_format.PerMille) ? 1000 : 1;

    private string Active => _picture[Prefix.Length..^Suffix.Length];

    public static SubPictureParts Split(string picture, DecimalFormat format)
    {
        var first = picture.AsSpan().IndexOfAny(Delimiters(picture, format));
        var end = picture.AsSpan().LastIndexOfAny(Delimiters(picture, format)) + 1;
        (first, end) = first < 0 ? (0, picture.Length) : (first, end);

        // An exponent separator without digits after it is taken for one, too, and refused.
        var exponent = picture.IndexOf(format.ExponentSeparator, first);
        exponent = exponent > end ? -1 : exponent;
        var mantissa = picture[first..(exponent < 0 ? end : exponent)];
        var point = mantissa.IndexOf(format.DecimalSeparator, StringComparison.Ordinal);
        return new SubPictureParts(picture, format)
        {
            Prefix = picture[..first],
            Suffix = picture[end..],
            Integer = point < 0 ? mantissa : mantissa[..point],
            Fraction = point < 0 ? "" : mantissa[(point + 1)..],
            Exponent = exponent < 0 ? null : exponent == end ? "" : picture[(exponent + 1)..end],
        };
    }

    /// <summary>Throws where the picture breaks a rule, the last of XPath's list that it breaks.</summary>
    public void Check()
    {
        (string Code, bool IsBroken)[] rules =
        [
            ("D3093", Exponent is not null && (Exponent.Length == 0 || !Exponent.All(_format.IsMandatory))),
            ("D3092", Exponent is { Length: > 0 } && (Has(_format.Percent) || Has(_format.PerMille))),
            ("D3091", Fraction.SkipWhile(sign => sign != _format.Digit).Any(_format.IsMandatory)),
            ("D3090", Integer.SkipWhile(sign => !_format.IsMandatory(sign)).Contains(_format.Digit)),
            ("D3089", Has(new string(_format.GroupingSeparator, 2))),
            ("D3088", !Has(_format.DecimalSeparator.ToString()) && Integer.EndsWith(_format.GroupingSeparator)),
            ("D3087", Has($"{_format.GroupingSeparator}{_format.DecimalSeparator}") || Has($"{_format.DecimalSeparator}{_format.GroupingSeparator}")),
            ("D3086", !Active.All(_format.IsActive)),
            ("D3085", !Integer.Any(_format.IsDigit) && !Fraction.Any(_format.IsDigit)),
            ("D3084", Has(_format.Percent) && Has(_format.PerMille)),
            ("D3083", HasTwice(_format.PerMille)),
            ("D3082", HasTwice(_format.Percent)),
            ("D3081", HasTwice(_format.DecimalSeparator.ToString())),
        ];
        if (Array.Find(rules, rule => rule.IsBroken) is { Code: not null } broken)
        {
            throw new JsonataException(broken.Code);
        }
    }

    /// <summary>The signs of the picture that a prefix ends before, and a suffix begins after.</summary>
    private static char[] Delimiters(string picture, DecimalFormat format) =>
        [.. picture.Where(sign => format.IsActive(sign) && sign != format.ExponentSeparator)];

    private bool Has(string text) => _picture.Contains(text, StringComparison.Ordinal);

    private bool HasTwice(string text) =>
        _picture.IndexOf(text, StringComparison.Ordinal) != _picture.LastIndexOf(text, StringComparison.Ordinal);
}
