using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Intrinsics;

/// <summary>Numbers where a function wants an integer: AWS rounds them, halves upwards (1.5 to 2, -1.5 to -1).</summary>
internal static class Rounding
{
    /// <summary>The integer; null where it does not fit 64 bits.</summary>
    public static long? ToInteger(NumberValue number)
    {
        if (number.IsInteger)
        {
            return number.AsInt64;
        }

        var rounded = Math.Floor(number.AsDouble + 0.5);
        return rounded is >= long.MinValue and < long.MaxValue ? (long)rounded : null;
    }
}
