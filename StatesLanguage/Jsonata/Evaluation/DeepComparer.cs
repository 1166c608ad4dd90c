using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>Compares values as <see cref="DeepEquality"/> does, for sets of them.</summary>
internal sealed class DeepComparer : IEqualityComparer<Value>
{
    public static DeepComparer Instance { get; } = new();

    public bool Equals(Value? left, Value? right) => DeepEquality.Equal(left!, right!);

    /// <summary>A hash of the value's outside: what is in objects and arrays is left to the comparison.</summary>
    public int GetHashCode(Value value) => value switch
    {
        ArrayValue array => HashCode.Combine(array.Count, array.Count > 0 ? Shallow(array[0]) : 0),
        ObjectValue members => HashOf(members),
        _ => value.GetHashCode(),
    };

    private static int HashOf(ObjectValue members)
    {
        var hash = members.Count;
        foreach (var (name, value) in members.Members)
        {
            hash ^= HashCode.Combine(name, Shallow(value));
        }

        return hash;
    }

    private static int Shallow(Value value) => value switch
    {
        ArrayValue array => array.Count,
        ObjectValue members => members.Count,
        _ => value.GetHashCode(),
    };
}
