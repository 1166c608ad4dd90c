using Stepyard.StatesLanguage.Jsonata.Errors;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation;

/// <summary>Fields of objects, and of the objects in arrays.</summary>
internal static class FieldLookup
{
    /// <summary>The value of a field; a sequence of them where the input is an array.</summary>
    public static Value? In(Value? input, string name, EvaluationState evaluation) => input switch
    {
        ObjectValue members => members.TryGetValue(name, out var value) ? value : null,
        ArrayValue array => InArray(array, name, evaluation),
        _ => null,
    };

    public static ArrayValue InArray(ArrayValue array, string name, EvaluationState evaluation)
    {
        var found = new ItemBuffer(evaluation);
        Collect(array, name, ref found);
        return found.ToSequence();
    }

    private static void Collect(ArrayValue array, string name, ref ItemBuffer found)
    {
        Limits.EnsureStack();
        foreach (var item in array.Items)
        {
            if (item is ObjectValue members)
            {
                if (members.TryGetValue(name, out var value))
                {
                    found.Append(value);
                }
            }
            else if (item is ArrayValue inner)
            {
                Collect(inner, name, ref found);
            }
        }
    }
}
