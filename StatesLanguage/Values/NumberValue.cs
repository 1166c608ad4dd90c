using System.Buffers.Text;
using System.Text;

namespace Stepyard.StatesLanguage.Values;

/// <summary>
/// A JSON number: a 64-bit integer, a double, or an integer too long for both, which keeps its digits.
/// Prints as Java does, as AWS: <c>1</c> stays <c>1</c>, <c>1.0</c> stays <c>1.0</c>, <c>1e10</c> becomes <c>1.0E10</c>.
/// </summary>
public sealed class NumberValue : Value
{
    private const int SmallestShared = -128;
    private const int LargestShared = 1023;

    private static readonly NumberValue[] Shared =
        [.. Enumerable.Range(SmallestShared, LargestShared - SmallestShared + 1).Select(number => new NumberValue(number))];

    private readonly long _bits;

    // null for an integer, empty for a double, the digits for an integer beyond 64 bits
    private readonly string? _digits;

    private NumberValue(long number) => _bits = number;

    private NumberValue(double number, string digits)
    {
        _bits = BitConverter.DoubleToInt64Bits(number);
        _digits = digits;
    }

    public override ValueKind Kind => ValueKind.Number;

    /// <summary>Whether the number was written without fraction and exponent and fits 64 bits.</summary>
    public bool IsInteger => _digits is null;

    /// <summary>The number as an integer: a double is cut to the integer towards zero, and to the nearest that fits 64 bits.</summary>
    public long AsInt64 => IsInteger ? _bits : (long)AsDouble;

    /// <summary>The number as a double, the nearest where it is an integer beyond 53 bits.</summary>
    public double AsDouble => IsInteger ? _bits : BitConverter.Int64BitsToDouble(_bits);

    public override int Utf8Length => _digits is { Length: > 0 } ? _digits.Length : Format(stackalloc byte[JavaDouble.LongestText]);

    public static NumberValue Create(long number) =>
        number is >= SmallestShared and <= LargestShared ? Shared[number - SmallestShared] : new(number);

    /// <summary>A double, which keeps its fraction when printed: <c>1.0</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number: JSON has no such value.</exception>
    public static NumberValue Create(double number) => double.IsFinite(number)
        ? new(number, "")
        : throw new ArgumentOutOfRangeException(nameof(number), number, "JSON has no infinite numbers and no NaN.");

    /// <summary>A double that may be infinite or not a number, which is only for computing: it has no JSON.</summary>
    internal static NumberValue CreateUnchecked(double number) => new(number, "");

    /// <summary>An integer that 64 bits do not hold, from its digits.</summary>
    internal static NumberValue CreateLarge(double nearest, string digits) => new(nearest, digits);

    /// <summary>Compares by value, exactly where both are integers.</summary>
    public static int Compare(NumberValue left, NumberValue right) => left.IsInteger && right.IsInteger
        ? left._bits.CompareTo(right._bits)
        : left.AsDouble.CompareTo(right.AsDouble);

    public override bool Equals(Value? other) =>
        other is NumberValue that
        && (_digits is { Length: > 0 } && that._digits is { Length: > 0 } ? _digits == that._digits : Compare(this, that) == 0);

    public override int GetHashCode() => AsDouble.GetHashCode();

    internal override int Write(Span<byte> utf8) =>
        _digits is { Length: > 0 } ? Encoding.ASCII.GetBytes(_digits, utf8) : Format(utf8);

    private int Format(Span<byte> utf8)
    {
        if (!IsInteger)
        {
            return JavaDouble.Format(AsDouble, utf8);
        }

        Utf8Formatter.TryFormat(_bits, utf8, out var written);
        return written;
    }
}
