using System.Globalization;
using System.Text;

namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>
/// One half of a <see cref="DecimalPicture"/>, analysed.
/// XPath: https://www.w3.org/TR/xpath-functions-31/#analyzing-picture-string
/// </summary>
internal sealed record SubPicture
{
    public required string Prefix { get; init; }

    public required string Suffix { get; init; }

    /// <summary>1, or 100 for percent, or 1000 for per mille.</summary>
    private int Factor { get; init; }

    private int MinimumInteger { get; init; }

    private int MinimumFraction { get; init; }

    private int MaximumFraction { get; init; }

    private int MinimumExponent { get; init; }

    /// <summary>How many digits stand before the point of a number with an exponent.</summary>
    private int Scale { get; init; }

    /// <summary>Where separators stand before the point, by the digits to their right; where that repeats, the <see cref="Repeat"/>.</summary>
    private IReadOnlyList<int> IntegerGroups { get; init; } = [];

    private int Repeat { get; init; }

    /// <summary>Where separators stand after the point, by the digits to their left.</summary>
    private IReadOnlyList<int> FractionGroups { get; init; } = [];

    /// <summary>Analyses one half of a picture.</summary>
    /// <exception cref="JsonataException">D3081 to D3093: what is wrong with it.</exception>
    public static SubPicture Parse(string picture, DecimalFormat format)
    {
        var parts = SubPictureParts.Split(picture, format);
        parts.Check();

        var minimumInteger = parts.Integer.Count(format.IsMandatory);
        var minimumFraction = parts.Fraction.Count(format.IsMandatory);
        var maximumFraction = parts.Fraction.Count(format.IsDigit);
        var scale = minimumInteger;
        var hasExponent = parts.Exponent is not null;
        if (minimumInteger == 0 && maximumFraction == 0)
        {
            (minimumInteger, minimumFraction, maximumFraction) = hasExponent ? (0, 1, 1) : (1, 0, 0);
        }

        if (hasExponent && minimumInteger == 0 && parts.Integer.Contains(format.Digit, StringComparison.Ordinal))
        {
            minimumInteger = 1;
        }

        if (minimumInteger == 0 && minimumFraction == 0)
        {
            minimumFraction = 1;
        }

        var integerGroups = Separators(parts.Integer, format).Select(at => parts.Integer[at..].Count(format.IsDigit)).ToList();
        return new SubPicture
        {
            Prefix = parts.Prefix,
            Suffix = parts.Suffix,
            Factor = parts.Factor,
            MinimumInteger = minimumInteger,
            MinimumFraction = minimumFraction,
            MaximumFraction = Math.Max(minimumFraction, maximumFraction),
            MinimumExponent = parts.Exponent?.Length ?? 0,
            Scale = scale,
            IntegerGroups = integerGroups,
            Repeat = Distance(integerGroups),
            FractionGroups = [.. Separators(parts.Fraction, format).Select(at => parts.Fraction[..at].Count(format.IsDigit))],
        };
    }

    /// <summary>Writes the magnitude of a number.</summary>
    public string Format(double magnitude, DecimalFormat format)
    {
        var (mantissa, exponent) = Scaled(magnitude * Factor);
        var rounded = HalfEven.Round(mantissa, MaximumFraction);
        var digits = rounded.ToString($"F{MaximumFraction}", CultureInfo.InvariantCulture).Split('.');
        var integer = digits[0].TrimStart('0').PadLeft(MinimumInteger, '0');
        var fraction = (digits.Length > 1 ? digits[1].TrimEnd('0') : "").PadRight(MinimumFraction, '0');

        var text = new StringBuilder(Prefix);
        text.Append(Grouped(format.Digits(integer), position => IsSeparated(integer.Length - position), format));
        if (fraction.Length > 0)
        {
            text.Append(format.DecimalSeparator);
            text.Append(Grouped(format.Digits(fraction), FractionGroups.Contains, format));
        }

        if (MinimumExponent > 0)
        {
            text.Append(format.ExponentSeparator).Append(exponent < 0 ? format.MinusSign : "");
            text.Append(format.Digits(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(MinimumExponent, '0')));
        }

        return text.Append(Suffix).ToString();
    }

    /// <summary>The number as mantissa and exponent, so that the mantissa has <see cref="Scale"/> digits before the point.</summary>
    private (double Mantissa, int Exponent) Scaled(double number)
    {
        if (MinimumExponent == 0 || number == 0)
        {
            return (number, 0);
        }

        var (mantissa, exponent) = (number, 0);
        for (; mantissa < Math.Pow(10, Scale - 1); exponent--)
        {
            mantissa *= 10;
        }

        // A picture may want more digits than a double has.
        for (; double.IsFinite(mantissa) && mantissa >= Math.Pow(10, Scale); exponent++)
        {
            mantissa /= 10;
        }

        return (mantissa, exponent);
    }

    private bool IsSeparated(int digitsToTheRight) =>
        Repeat > 0 ? digitsToTheRight % Repeat == 0 : IntegerGroups.Contains(digitsToTheRight);

    private static string Grouped(string digits, Func<int, bool> isSeparated, DecimalFormat format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && isSeparated(i))
            {
                text.Append(format.GroupingSeparator);
            }

            text.Append(digits[i]);
        }

        return text.ToString();
    }

    private static IEnumerable<int> Separators(string part, DecimalFormat format) =>
        Enumerable.Range(0, part.Length).Where(at => part[at] == format.GroupingSeparator);

    /// <summary>The distance at which the positions repeat without a gap; 0 where they don't.</summary>
    private static int Distance(List<int> positions)
    {
        var distance = positions.Count == 0 ? 0 : positions.Min();
        return distance > 0 && Enumerable.Range(1, positions.Count).All(group => positions.Contains(group * distance)) ? distance : 0;
    }
}
