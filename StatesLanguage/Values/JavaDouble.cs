using System.Globalization;

namespace Stepyard.StatesLanguage.Values;

/// <summary>
/// Doubles as Java's <c>Double.toString</c> prints them, as AWS does: at least one digit after the point,
/// and from 10^7 up and below 10^-3 the form <c>1.5E-4</c>.
/// </summary>
internal static class JavaDouble
{
    /// <summary>The bytes that the longest text takes.</summary>
    public const int LongestText = 32;

    /// <summary>Writes the number and returns its length in bytes.</summary>
    public static int Format(double number, Span<byte> utf8)
    {
        Span<byte> digits = stackalloc byte[LongestText];
        var (count, exponent) = Digits(Math.Abs(number), digits);
        digits = digits[..count];

        var written = 0;
        if (double.IsNegative(number))
        {
            utf8[written++] = (byte)'-';
        }

        return exponent is >= -3 and < 7
            ? written + Plain(digits, exponent, utf8[written..])
            : written + Scientific(digits, exponent, utf8[written..]);
    }

    /// <summary>The fewest digits that read back as the same double, and the power of ten of the first of them.</summary>
    public static (int Count, int Exponent) Digits(double number, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[LongestText];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);

        var (count, exponent, beforePoint) = (0, 0, true);
        for (var i = 0; i < length && text[i] != 'E'; i++)
        {
            if (text[i] == '.')
            {
                beforePoint = false;
            }
            else if (count == 0 && text[i] == '0')
            {
                exponent -= beforePoint ? 0 : 1;
            }
            else
            {
                digits[count++] = text[i];
                exponent += beforePoint ? 1 : 0;
            }
        }

        var mark = text[..length].IndexOf((byte)'E');
        exponent += mark < 0 ? 0 : int.Parse(text[(mark + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        count = digits[..count].TrimEnd((byte)'0').Length;
        return count == 0 ? (0, 0) : (count, exponent - 1);
    }

    private static int Plain(ReadOnlySpan<byte> digits, int exponent, Span<byte> utf8)
    {
        var written = 0;
        for (var power = Math.Max(exponent, 0); power >= Math.Min(exponent - digits.Length + 1, -1); power--)
        {
            if (power == -1)
            {
                utf8[written++] = (byte)'.';
            }

            var index = exponent - power;
            utf8[written++] = index >= 0 && index < digits.Length ? digits[index] : (byte)'0';
        }

        return written;
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> utf8)
    {
        var written = Plain(digits, 0, utf8);
        utf8[written++] = (byte)'E';
        exponent.TryFormat(utf8[written..], out var length, default, CultureInfo.InvariantCulture);
        return written + length;
    }
}
