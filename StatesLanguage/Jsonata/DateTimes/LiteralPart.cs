using System.Text.RegularExpressions;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary>A text that stands for itself.</summary>
internal sealed class LiteralPart(string text) : PicturePart
{
    public override string Pattern => Regex.Escape(text);

    public override string Format(Moment moment) => text;
}
