using System.Globalization;
using System.Numerics;
using Stepyard.Mapping.Velocity.Values;

namespace Stepyard.Mapping.Velocity.Methods;

/// <summary>Java's Integer, Long and Double, their static methods included: <c>#set($Integer = 0) $Integer.parseInt("7")</c>.</summary>
internal static class NumberMethods
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static readonly MethodTable<object> Table = new MethodTable<object>()
        .Add("byteValue", number => (long)unchecked((sbyte)ToLong(number)))
        .Add("shortValue", number => (long)unchecked((short)ToLong(number)))
        .Add("intValue", number => number is double ? Math.Clamp(ToLong(number), int.MinValue, int.MaxValue) : unchecked((int)ToLong(number)))
        .Add("longValue", number => ToLong(number))
        .Add("floatValue", number => Numbers.ToDouble(number))
        .Add("doubleValue", number => Numbers.ToDouble(number))
        .Add("isNaN", number => double.IsNaN(Numbers.ToDouble(number)))
        .Add("isInfinite", number => double.IsInfinity(Numbers.ToDouble(number)))
        .Add<object>("compareTo", (number, other) => Numbers.IsNumber(other) ? (long)Math.Sign(Numbers.Compare(number, other)) : throw new MethodException("the argument is no number"))
        .Add<string>("parseInt", (_, text) => ParseInteger(text, 10, int.MinValue, int.MaxValue))
        .Add<string, long>("parseInt", (_, text, radix) => ParseInteger(text, radix, int.MinValue, int.MaxValue))
        .Add<string>("parseLong", (_, text) => ParseInteger(text, 10, long.MinValue, long.MaxValue))
        .Add<string>("parseDouble", (_, text) => ParseDouble(text))
        .Add<string>("parseFloat", (_, text) => ParseDouble(text))
        .Add<string>("valueOf", (number, text) => number is double ? (object)ParseDouble(text) : ParseInteger(text, 10, long.MinValue, long.MaxValue))
        .Add<long>("valueOf", (number, other) => number is double ? (object)(double)other : other)
        .Add<double>("valueOf", (_, other) => other)
        .Add<long>("toBinaryString", (_, other) => other is >= int.MinValue and <= int.MaxValue ? ((int)other).ToString("b") : other.ToString("b"))
        .Add<long>("toHexString", (_, other) => other is >= int.MinValue and <= int.MaxValue ? ((int)other).ToString("x") : other.ToString("x"))
        .Add<long>("toOctalString", (_, other) => Convert.ToString(other is >= int.MinValue and <= int.MaxValue ? (uint)(int)other : other, 8))
        .Add<object>("toString", (_, other, rendering) => Numbers.IsNumber(other) ? rendering.TextOf(other) : throw new MethodException("the argument is no number"))
        .Add<long, long>("toString", (_, other, radix) => InRadix(other, radix))
        .Add<long, long>("max", (_, a, b) => Math.Max(a, b))
        .Add<double, double>("max", (_, a, b) => Math.Max(a, b))
        .Add<long, long>("min", (_, a, b) => Math.Min(a, b))
        .Add<double, double>("min", (_, a, b) => Math.Min(a, b))
        .Add<long, long>("sum", (_, a, b) => unchecked(a + b))
        .Add<double, double>("sum", (_, a, b) => a + b)
        .Add<long>("signum", (_, other) => (long)Math.Sign(other));

    private static long ToLong(object number) => number switch
    {
        long integer => integer,
        BigInteger integer => unchecked((long)(ulong)(integer & ulong.MaxValue)),
        _ => (long)(double)number,
    };

    private static long ParseInteger(string text, long radix, long least, long most)
    {
        var digits = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        var value = BigInteger.Zero;
        if (digits.Length is 0 or > 80 || radix is < 2 or > 36)
        {
            throw NoNumber(text);
        }

        foreach (var character in digits)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);
            value = digit >= 0 && digit < radix ? (value * radix) + digit : throw NoNumber(text);
        }

        value = text.StartsWith('-') ? -value : value;
        return value >= least && value <= most ? (long)value : throw NoNumber(text);
    }

    private static double ParseDouble(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw NoNumber(text);

    private static MethodException NoNumber(string text) => new($"For input string: \"{text}\"");

    private static string InRadix(long number, long radix)
    {
        if (radix is < 2 or > 36)
        {
            radix = 10;
        }

        var text = "";
        for (var rest = BigInteger.Abs(number); rest > 0 || text.Length == 0; rest /= radix)
        {
            text = Digits[(int)(rest % radix)] + text;
        }

        return number < 0 ? "-" + text : text;
    }
}
