using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>An item of an array, <c>[2]</c>, or counted from its end, <c>[-1]</c>.</summary>
internal sealed class Element(int index) : Step
{
    public int Index => index;

    public override Value? Find(Value value)
    {
        if (value is not ArrayValue items)
        {
            return null;
        }

        var at = index < 0 ? items.Count + index : index;
        return at >= 0 && at < items.Count ? items[at] : null;
    }

    public override string? WhyMissing(Value value, string place, bool isLast) => value switch
    {
        ArrayValue => null,
        NullValue => $"The path {place} is null",
        _ => $"Filter: {this} can only be applied to arrays. Current context is: {value}",
    };

    public override string ToString() => $"[{index}]";
}
