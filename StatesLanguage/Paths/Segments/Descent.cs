using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>The value itself and all arrays and objects inside it, outer ones first: <c>..</c>.</summary>
internal sealed class Descent : Segment
{
    public override void Select(Value value, Selection selection)
    {
        if (value is not (ArrayValue or ObjectValue) || selection.IsExhausted)
        {
            return;
        }

        selection.Add(value);
        if (value is ArrayValue items)
        {
            foreach (var item in items.Items)
            {
                Select(item, selection);
            }
        }
        else if (value is ObjectValue members)
        {
            foreach (var (_, member) in members.Members)
            {
                Select(member, selection);
            }
        }
    }

    public override string ToString() => "..";
}
