namespace Stepyard.StatesLanguage.Jsonata.Numbers;

/// <summary>Letters as the columns of a spreadsheet: a, b, ..., z, aa, ab. There is none for zero.</summary>
internal sealed class LetterPicture(char first) : IntegerPicture
{
    private const int Letters = 26;

    public override string Pattern => "[a-z]+";

    public override double? Read(string text)
    {
        var number = 0.0;
        foreach (var letter in text)
        {
            var digit = letter - first + 1;
            if (digit is < 1 or > Letters)
            {
                return null;
            }

            number = (number * Letters) + digit;
        }

        return number;
    }

    protected override string FormatMagnitude(double integer)
    {
        var text = "";
        for (var rest = integer; rest > 0; rest = Math.Floor((rest - 1) / Letters))
        {
            text = (char)(first + (int)((rest - 1) % Letters)) + text;
        }

        return text;
    }
}
