using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>Several items of an array: <c>[0,2,-1]</c>.</summary>
internal sealed class Elements(int[] indexes) : Segment
{
    public override void Select(Value value, Selection selection)
    {
        if (value is not ArrayValue items)
        {
            return;
        }

        foreach (var index in indexes)
        {
            var at = index < 0 ? items.Count + index : index;
            if (at >= 0 && at < items.Count)
            {
                selection.Add(items[at]);
            }
        }
    }

    public override string ToString() => $"[{string.Join(',', indexes)}]";
}
