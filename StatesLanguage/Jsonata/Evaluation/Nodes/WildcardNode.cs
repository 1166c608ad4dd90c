using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>*</c>: the values of all fields.</summary>
internal sealed class WildcardNode : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => Sequences.Collapse(EvaluateSequence(input, frame));

    public override Value? EvaluateSequence(Value? input, Frame frame)
    {
        var found = new ItemBuffer(frame.Evaluation);
        var hasArrays = false;
        switch (Sequences.Unwrap(input))
        {
            case ObjectValue members:
                foreach (var (_, value) in members.Members)
                {
                    hasArrays |= Add(value, ref found);
                }

                break;
            case ArrayValue array:
                foreach (var item in array.Items)
                {
                    hasArrays |= Add(item, ref found);
                }

                break;
        }

        return hasArrays ? found.ToArray() : found.ToSequence();
    }

    private static bool Add(Value value, ref ItemBuffer found)
    {
        if (value is not ArrayValue array)
        {
            found.Add(value);
            return false;
        }

        Errors.Limits.EnsureStack();
        foreach (var item in array.Items)
        {
            Add(item, ref found);
        }

        return true;
    }
}
