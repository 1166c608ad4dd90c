using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Paths.Segments;

/// <summary>Several members of an object, <c>['a','b']</c>, at the end of a path: an object of those that there are.</summary>
internal sealed class Subset(string[] names) : Step
{
    public override Value? Find(Value value)
    {
        if (value is not ObjectValue members)
        {
            return null;
        }

        var subset = new ObjectValue.Builder();
        foreach (var name in names)
        {
            if (members.TryGetValue(name, out var found))
            {
                subset.Add(name, found);
            }
        }

        return subset.Build();
    }

    public override string WhyMissing(Value value, string place, bool isLast) => Field.NotAnObject(value, place, ToString());

    public override string ToString() => $"['{string.Join("','", names)}']";
}
