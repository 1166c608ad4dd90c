using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a = b</c> and <c>a != b</c>; both false where either side is undefined.</summary>
internal sealed class EqualityNode(bool isNegated, Node left, Node right) : Node
{
    public override Value? Evaluate(Value? input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        return BooleanValue.Of(first is not null && second is not null && DeepEquality.Equal(first, second) != isNegated);
    }
}
