namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>
/// The picture of <c>$formatNumber</c>: <c>#,##0.00</c>, <c>00.000e0</c>, <c>0%</c>, with another for negative numbers after a semicolon.
/// XPath: fn:format-number, https://www.w3.org/TR/xpath-functions-31/#func-format-number
/// </summary>
internal sealed class DecimalPicture
{
    private readonly DecimalFormat _format;
    private readonly SubPicture _positive;
    private readonly SubPicture _negative;

    private DecimalPicture(DecimalFormat format, SubPicture positive, SubPicture negative) =>
        (_format, _positive, _negative) = (format, positive, negative);

    /// <summary>Reads a picture.</summary>
    /// <exception cref="JsonataException">D3080 to D3093: what is wrong with the picture.</exception>
    public static DecimalPicture Parse(string picture, DecimalFormat format)
    {
        var parts = picture.Split(format.PatternSeparator);
        if (parts.Length > 2)
        {
            throw new JsonataException("D3080");
        }

        var positive = SubPicture.Parse(parts[0], format);
        var negative = parts.Length == 2
            ? SubPicture.Parse(parts[1], format)
            : positive with { Prefix = format.MinusSign + positive.Prefix };
        return new DecimalPicture(format, positive, negative);
    }

    /// <summary>Writes a number in the picture's form.</summary>
    public string Format(double number) => number >= 0 ? _positive.Format(number, _format) : _negative.Format(-number, _format);
}
