using System.Globalization;

namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary><c>$round</c>: to the nearest number with so many decimals, halves to the even one: 2.5 to 2, 4.525 with 2 decimals to 4.52.</summary>
internal static class HalfEven
{
    /// <summary>Rounds; a negative <paramref name="decimals"/> rounds to tens, hundreds and so on.</summary>
    public static double Round(double number, int decimals = 0)
    {
        var shifted = Shift(number, decimals);

        // Beyond what a double holds there is nothing to round.
        var rounded = double.IsInfinity(shifted) ? number : Shift(Math.Round(shifted, MidpointRounding.ToEven), -decimals);

        // Adding zero makes 0 of -0, which JSON does not have.
        return rounded + 0.0;
    }

    /// <summary>Moves the decimal point in the number's text: a multiplication by ten would make 452.49999999999994 of 4.525.</summary>
    private static double Shift(double number, int digits)
    {
        if (digits == 0)
        {
            return number;
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return double.Parse($"{(mark < 0 ? text : text[..mark])}E{(long)exponent + digits}", CultureInfo.InvariantCulture);
    }
}
