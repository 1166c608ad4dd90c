using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.DateTimes;

/// <summary><c>[C]</c> and <c>[E]</c>: the calendar and the era, always ISO. They cannot be read.</summary>
internal sealed class CalendarPart(char component) : PicturePart
{
    public override char? Component => component;

    public override string Pattern => throw new JsonataException("D3133", StringValue.Create(component.ToString()));

    public override string Format(Moment moment) => "ISO";
}
