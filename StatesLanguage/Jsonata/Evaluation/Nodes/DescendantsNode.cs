using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>**</c>: the context and all that is in it, at any depth; arrays count as their items.</summary>
internal sealed class DescendantsNode : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => Sequences.Collapse(EvaluateSequence(input, frame));

    public override Value? EvaluateSequence(Value? input, Frame frame)
    {
        if (input is null)
        {
            return null;
        }

        var found = new ItemBuffer(frame.Evaluation);
        Add(input, ref found);
        return found.ToSequence();
    }

    private static void Add(Value value, ref ItemBuffer found)
    {
        Errors.Limits.EnsureStack();
        if (value is ArrayValue array)
        {
            foreach (var item in array.Items)
            {
                Add(item, ref found);
            }

            return;
        }

        found.Add(value);
        if (value is ObjectValue members)
        {
            foreach (var (_, member) in members.Members)
            {
                Add(member, ref found);
            }
        }
    }
}
