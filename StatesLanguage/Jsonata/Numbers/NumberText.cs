using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>Numbers and their texts: <c>$string</c> and <c>$number</c>.</summary>
internal static partial class NumberText
{
    private const int Precision = 15;
    private const int LargestPlainExponent = 21;
    private const int SmallestPlainExponent = -6;
    private const double LargestExact = 1e15;

    /// <summary>
    /// <c>$string(number)</c>: up to 15 significant digits, <c>1e+21</c> from 10^21 up and <c>1e-7</c> below 10^-6, as JavaScript writes numbers.
    /// </summary>
    public static string Format(double number)
    {
        if (number == Math.Truncate(number))
        {
            return Math.Abs(number) < LargestExact
                ? ((long)number).ToString(CultureInfo.InvariantCulture)
                : JavaScript(number);
        }

        return JavaScript(number, Precision);
    }

    /// <summary>
    /// <c>$number(text)</c>: a JSON number that may begin with zeros, or <c>0x</c>, <c>0o</c>, <c>0b</c> and digits of that base;
    /// null for any other text and for numbers beyond a double.
    /// </summary>
    public static double? Parse(string text)
    {
        if (Decimal().IsMatch(text))
        {
            var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? number : null;
        }

        return Prefixed().IsMatch(text) ? InBase(text.AsSpan(2), Base(text[1])) : null;
    }

    /// <summary>All digits of an integer that is not negative, also beyond 10^21.</summary>
    public static string Integer(double integer)
    {
        Span<byte> digits = stackalloc byte[JavaDouble.LongestText];
        var (count, exponent) = JavaDouble.Digits(integer, digits);
        return Ascii(digits[..count]).PadRight(exponent + 1, '0');
    }

    private static string JavaScript(double number, int precision = int.MaxValue)
    {
        Span<byte> buffer = stackalloc byte[JavaDouble.LongestText];
        var (count, exponent) = JavaDouble.Digits(Math.Abs(number), buffer);
        if (count > precision)
        {
            (count, exponent) = JavaDouble.Digits(Rounded(Math.Abs(number)), buffer);
        }

        var digits = Ascii(buffer[..count]);
        var sign = number < 0 ? "-" : "";
        return exponent switch
        {
            < SmallestPlainExponent or >= LargestPlainExponent =>
                $"{sign}{digits[0]}{(count > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}",
            < 0 => $"{sign}0.{new string('0', -exponent - 1)}{digits}",
            _ when exponent >= count - 1 => sign + digits.PadRight(exponent + 1, '0'),
            _ => $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        };
    }

    /// <summary>The number with 15 significant digits, exact halves upwards (.NET's own formats round those to the even digit).</summary>
    private static double Rounded(double number)
    {
        const int Exact = 40;
        var text = number.ToString($"E{Exact}", CultureInfo.InvariantCulture);
        var digits = text[..1] + text[2..(Precision + 1)];
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var rounded = long.Parse(digits, CultureInfo.InvariantCulture) + (text[Precision + 1] >= '5' ? 1 : 0);
        return double.Parse($"{rounded}E{exponent - Precision + 1}", CultureInfo.InvariantCulture);
    }

    private static string Ascii(ReadOnlySpan<byte> digits) => Encoding.ASCII.GetString(digits);

    private static double InBase(ReadOnlySpan<char> digits, int radix)
    {
        var number = BigInteger.Zero;
        foreach (var digit in digits)
        {
            number = (number * radix) + Convert.ToInt32(digit.ToString(), 16);
        }

        return (double)number;
    }

    private static int Base(char prefix) => char.ToLowerInvariant(prefix) switch
    {
        'x' => 16,
        'o' => 8,
        _ => 2,
    };

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prefixed();
}
