using System.Numerics;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary><c>$formatBase(number, radix)</c>: an integer in the digits <c>0-9a-z</c> of a base.</summary>
internal static class NumberBase
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Writes the number; both numbers are rounded to integers first.</summary>
    /// <exception cref="JsonataException">D3100: a base that is not 2 to 36.</exception>
    public static string Format(double number, double radix = 10)
    {
        var integer = HalfEven.Round(number);
        var rounded = HalfEven.Round(radix);
        return rounded switch
        {
            < 2 or > 36 => throw new JsonataException("D3100", NumberValue.Create(rounded)),
            10 => NumberText.Format(integer),
            _ => integer < 0 ? "-" + InBase(new BigInteger(-integer), (int)rounded) : InBase(new BigInteger(integer), (int)rounded),
        };
    }

    private static string InBase(BigInteger number, int radix)
    {
        var text = new Stack<char>();
        do
        {
            number = BigInteger.DivRem(number, radix, out var digit);
            text.Push(Digits[(int)digit]);
        }
        while (!number.IsZero);

        return new string([.. text]);
    }
}
