using Stepyard.StatesLanguage.Jsonata.Numbers;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>A component as a number in one of the forms of <c>$formatInteger</c>: <c>[Y0001]</c>, <c>[D1o]</c>, <c>[Yw]</c>.</summary>
/// <param name="modulus">Years are cut to this, so that <c>[Y01]</c> has two digits; null for all of them.</param>
internal sealed class NumberPart(char component, IntegerPicture picture, long? modulus) : PicturePart
{
    public override char? Component => component;

    public override string Pattern => IsFixed && picture is DigitPicture digits ? digits.FixedPattern() : picture.Pattern;

    /// <summary>Whether another number follows without a sign between, so that only a fixed width tells where this one ends.</summary>
    public bool IsFixed { get; set; }

    public override string Format(Moment moment) => picture.Format(modulus is { } limit ? moment[component] % limit : moment[component]);

    public override double? Read(string text) => picture.Read(text);
}
