using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a in b</c>: whether a value is among others; objects and arrays are only ever themselves.</summary>
internal sealed class InclusionNode(Node left, Node right) : Node
{
    public override Value? Evaluate(Value? input, Frame frame)
    {
        var wanted = left.Evaluate(input, frame);
        var among = right.Evaluate(input, frame);
        if (wanted is null || among is null)
        {
            return BooleanValue.False;
        }

        foreach (var item in Sequences.Items(in among))
        {
            if (ReferenceEquals(item, wanted) || (item is not (ArrayValue or ObjectValue) && item.Equals(wanted)))
            {
                return BooleanValue.True;
            }
        }

        return BooleanValue.False;
    }
}
