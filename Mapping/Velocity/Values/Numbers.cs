using System.Numerics;

namespace Stepyard.Mapping.Velocity.Values;

/// <summary>Arithmetic on the numbers of templates: 64-bit integers, integers beyond them, and doubles.</summary>
/// <remarks>Velocity: integers that outgrow their type become larger ones, and one double makes the result a double.</remarks>
internal static class Numbers
{
    private const int MostBits = 4096;

    public static bool IsNumber(object? value) => value is long or BigInteger or double;

    public static double ToDouble(object number) => number switch
    {
        long integer => integer,
        BigInteger integer => (double)integer,
        _ => (double)number,
    };

    public static int Compare(object left, object right) => (left, right) switch
    {
        (long a, long b) => a.CompareTo(b),
        (double, _) or (_, double) => ToDouble(left).CompareTo(ToDouble(right)),
        _ => ToInteger(left).CompareTo(ToInteger(right)),
    };

    public static bool IsZero(object number) => ToDouble(number) == 0;

    public static object Add(object left, object right) =>
        left is double || right is double ? ToDouble(left) + ToDouble(right) : Shrink(ToInteger(left) + ToInteger(right));

    public static object Subtract(object left, object right) =>
        left is double || right is double ? ToDouble(left) - ToDouble(right) : Shrink(ToInteger(left) - ToInteger(right));

    public static object Multiply(object left, object right) =>
        left is double || right is double ? ToDouble(left) * ToDouble(right) : Shrink(ToInteger(left) * ToInteger(right));

    public static object Divide(object left, object right) =>
        left is double || right is double ? ToDouble(left) / ToDouble(right) : Shrink(ToInteger(left) / ToInteger(right));

    public static object Remainder(object left, object right) =>
        left is double || right is double ? ToDouble(left) % ToDouble(right) : Shrink(ToInteger(left) % ToInteger(right));

    /// <summary>An integer in the smallest type that holds it.</summary>
    /// <exception cref="OverflowException">It has more digits than any template needs.</exception>
    public static object Shrink(BigInteger integer) =>
        integer >= long.MinValue && integer <= long.MaxValue ? (object)(long)integer
        : integer.GetBitLength() <= MostBits ? integer
        : throw new OverflowException($"a number grows beyond {MostBits} bits");

    private static BigInteger ToInteger(object number) => number is long integer ? integer : (BigInteger)number;
}
