using System.Text;

namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>Roman numerals. Zero is no text at all; beyond <see cref="Largest"/>, digits.</summary>
internal sealed class RomanPicture(bool upper) : IntegerPicture
{
    private const double Largest = 1_000_000;

    private static readonly (string Numeral, int Value)[] Numerals =
    [
        ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4),
        ("I", 1),
    ];

    public override string Pattern => "[mdclxvi]+";

    public override double? Read(string text)
    {
        var (number, largest) = (0, 1);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var value = Value(text[i]);
            if (value == 0)
            {
                return null;
            }

            // A smaller numeral before a larger one is taken away: IX.
            number += value < largest ? -value : value;
            largest = Math.Max(largest, value);
        }

        return number;
    }

    protected override string FormatMagnitude(double integer)
    {
        if (integer > Largest)
        {
            return NumberText.Integer(integer);
        }

        var text = new StringBuilder();
        var rest = (int)integer;
        foreach (var (numeral, value) in Numerals)
        {
            for (; rest >= value; rest -= value)
            {
                text.Append(numeral);
            }
        }

        return upper ? text.ToString() : text.ToString().ToLowerInvariant();
    }

    private static int Value(char numeral)
    {
        foreach (var (known, value) in Numerals)
        {
            if (known.Length == 1 && known[0] == char.ToUpperInvariant(numeral))
            {
                return value;
            }
        }

        return 0;
    }
}
