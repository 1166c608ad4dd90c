using Stepyard.StatesLanguage.Paths.Filters;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>The items of an array that pass a test, <c>[?(@.price &lt; 10)]</c>; an object that passes it itself.</summary>
internal sealed class Filter(Test test) : Segment
{
    public override void Select(Value value, Selection selection)
    {
        if (value is ArrayValue items)
        {
            foreach (var item in items.Items)
            {
                Try(item, selection);
            }
        }
        else if (value is ObjectValue)
        {
            Try(value, selection);
        }
    }

    public override string ToString() => "[?]";

    private void Try(Value value, Selection selection)
    {
        selection.Visit();
        if (!selection.IsExhausted && test.Passes(value, selection))
        {
            selection.Add(value);
        }
    }
}
