using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>Equality of values by their content, safe for values that nest without end.</summary>
internal static class DeepEquality
{
    public static bool Equal(Value left, Value right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        return (left, right) switch
        {
            (ArrayValue a, ArrayValue b) => a.Count == b.Count && EqualItems(a, b),
            (ObjectValue a, ObjectValue b) => a.Count == b.Count && EqualMembers(a, b),
            (ArrayValue or ObjectValue, _) or (_, ArrayValue or ObjectValue) => false,
            _ => left.Equals(right),
        };
    }

    private static bool EqualItems(ArrayValue left, ArrayValue right)
    {
        Limits.EnsureStack();
        for (var i = 0; i < left.Count; i++)
        {
            if (!Equal(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EqualMembers(ObjectValue left, ObjectValue right)
    {
        Limits.EnsureStack();
        foreach (var (name, value) in left.Members)
        {
            if (!right.TryGetValue(name, out var counterpart) || !Equal(value, counterpart))
            {
                return false;
            }
        }

        return true;
    }
}
