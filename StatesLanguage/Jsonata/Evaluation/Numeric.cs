using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>
/// Numbers as JSONata computes them, in doubles, and as AWS prints them: a whole number has no fraction.
/// </summary>
internal static class Numeric
{
    private const double FirstBeyondInt64 = 9223372036854775808.0;

    /// <summary>A computed number. It may be infinite or not a number; neither can be computed with further, nor be a result.</summary>
    public static NumberValue Of(double number)
    {
        var whole = (long)number;
        if (whole == number && Math.Abs(number) < FirstBeyondInt64)
        {
            return NumberValue.Create(whole);
        }

        return NumberValue.CreateUnchecked(number);
    }

    /// <summary>A number to compute with or to write.</summary>
    /// <exception cref="JsonataException">D1001: it is infinite or none.</exception>
    public static double Finite(NumberValue number, string? token = null, int? position = null) => double.IsFinite(number.AsDouble)
        ? number.AsDouble
        : throw new JsonataException("D1001", value: NullValue.Instance, token: token, position: position);

    /// <summary>The number that a value is, if it is a whole one.</summary>
    public static bool IsWhole(Value? value, out long whole)
    {
        whole = value is NumberValue number ? number.AsInt64 : 0;
        return value is NumberValue { IsInteger: true } || (value is NumberValue fraction && fraction.AsDouble == whole);
    }
}
