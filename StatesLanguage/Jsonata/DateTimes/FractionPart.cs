using System.Globalization;
using Stepyard.StatesLanguage.Jsonata.Numbers;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary><c>[f001]</c>: milliseconds. What a text has beyond three digits is dropped.</summary>
internal sealed class FractionPart(IntegerPicture picture) : PicturePart
{
    private const int Digits = 3;

    public override char? Component => 'f';

    public override string Pattern => "[0-9]+";

    public override string Format(Moment moment) => picture.Format(moment['f']);

    public override double? Read(string text) =>
        int.Parse(text.PadRight(Digits, '0').AsSpan(0, Digits), CultureInfo.InvariantCulture);
}
