using System.Globalization;
using System.Numerics;

namespace Stepyard.Local.DynamoDb.Attributes;

/// <summary>A decimal number as DynamoDB keeps it: up to 38 significant digits, magnitudes from 1E-130 to 9.99…E+125, exact.</summary>
/// <remarks>Always normalised (no trailing zeros in the digits), so that equal numbers are equal records: <c>1.0</c> and <c>1</c>.</remarks>
internal readonly record struct DecimalNumber : IComparable<DecimalNumber>
{
    private const int MaxDigits = 38;
    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;

    // Longer than any number in range needs, and short enough to be read in no time.
    private const int MaxText = 1000;

    private readonly BigInteger _digits;
    private readonly int _exponent;

    private DecimalNumber(BigInteger digits, int exponent) => (_digits, _exponent) = (digits, exponent);

    /// <summary>The number of significant digits.</summary>
    public int DigitCount => CountDigits(_digits);

    /// <summary>Reads a number as a request writes it, such as <c>-12.50</c> or <c>1e3</c>.</summary>
    /// <exception cref="Wire.AwsException"><c>ValidationException</c>: not a number, too many digits, or out of range.</exception>
    public static DecimalNumber Parse(string text)
    {
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = 0;
        if (mark >= 0 && !int.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            throw NotANumber(text);
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        if (text.Length > MaxText || mantissa.AsSpan().LastIndexOfAny('+', '-') > 0 || !BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            throw NotANumber(text);
        }

        return Normalise(value, (long)exponent - (point < 0 ? 0 : mantissa.Length - point - 1));
    }

    public static DecimalNumber operator +(DecimalNumber left, DecimalNumber right)
    {
        var exponent = Math.Min(left._exponent, right._exponent);
        return Normalise(left.Scaled(exponent) + right.Scaled(exponent), exponent);
    }

    public static DecimalNumber operator -(DecimalNumber left, DecimalNumber right) => left + new DecimalNumber(-right._digits, right._exponent);

    public static implicit operator DecimalNumber(int value) => Normalise(value, 0);

    public int CompareTo(DecimalNumber other)
    {
        var exponent = Math.Min(_exponent, other._exponent);
        return Scaled(exponent).CompareTo(other.Scaled(exponent));
    }

    /// <summary>The plain decimal form, never with an exponent, as DynamoDB answers it.</summary>
    public override string ToString()
    {
        if (_exponent >= 0)
        {
            return Scaled(0).ToString(CultureInfo.InvariantCulture);
        }

        var digits = BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture).PadLeft(1 - _exponent, '0');
        return $"{(_digits.Sign < 0 ? "-" : "")}{digits[..^-_exponent]}.{digits[^-_exponent..]}";
    }

    private static DecimalNumber Normalise(BigInteger digits, long exponent)
    {
        if (digits.IsZero)
        {
            return default;
        }

        while (BigInteger.DivRem(digits, 10) is var (quotient, remainder) && remainder.IsZero)
        {
            (digits, exponent) = (quotient, exponent + 1);
        }

        var count = CountDigits(digits);
        return (exponent + count - 1) switch
        {
            > MaxMagnitude => throw DynamoDbError.Validation("Number overflow. Attempting to store a number with magnitude larger than supported range"),
            < MinMagnitude => throw DynamoDbError.Validation("Number underflow. Attempting to store a number with magnitude smaller than supported range"),
            _ when count > MaxDigits => throw DynamoDbError.Validation("Attempting to store more than 38 significant digits in a Number"),
            _ => new(digits, (int)exponent),
        };
    }

    private static int CountDigits(BigInteger digits) => BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).Length;

    private static Wire.AwsException NotANumber(string text) =>
        DynamoDbError.Validation($"The parameter cannot be converted to a numeric value: {text}");

    private BigInteger Scaled(int exponent) => _digits * BigInteger.Pow(10, _exponent - exponent);
}
