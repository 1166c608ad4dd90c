using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>Every item of an array, every member of an object: <c>[*]</c> or <c>.*</c>.</summary>
internal sealed class Wildcard : Segment
{
    public override void Select(Value value, Selection selection)
    {
        switch (value)
        {
            case ArrayValue items:
                foreach (var item in items.Items)
                {
                    selection.Add(item);
                }

                break;

            case ObjectValue members:
                foreach (var (_, member) in members.Members)
                {
                    selection.Add(member);
                }

                break;
        }
    }

    public override string ToString() => "[*]";
}
