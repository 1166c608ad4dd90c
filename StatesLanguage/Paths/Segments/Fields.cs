using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>Several members of an object, <c>['a','b']</c>, before the end of a path: each is followed.</summary>
internal sealed class Fields(string[] names) : Segment
{
    public override void Select(Value value, Selection selection)
    {
        foreach (var name in names)
        {
            if (value is ObjectValue members && members.TryGetValue(name, out var found))
            {
                selection.Add(found);
            }
        }
    }

    public override string ToString() => $"['{string.Join("','", names)}']";
}
