using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>A range of an array's items, its end not included: <c>[1:3]</c>, <c>[:2]</c>, <c>[-2:]</c>.</summary>
internal sealed class Slice(int? from, int? to) : Segment
{
    public override void Select(Value value, Selection selection)
    {
        if (value is not ArrayValue items)
        {
            return;
        }

        var end = Bound(to ?? items.Count, items.Count);
        for (var i = Bound(from ?? 0, items.Count); i < end; i++)
        {
            selection.Add(items[i]);
        }
    }

    public override string ToString() => $"[{from}:{to}]";

    private static int Bound(int index, int count) => Math.Clamp(index < 0 ? count + index : index, 0, count);
}
