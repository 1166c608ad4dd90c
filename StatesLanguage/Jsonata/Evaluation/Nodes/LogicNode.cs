using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a and b</c>, <c>a or b</c>: the right side is evaluated only where it matters.</summary>
internal sealed class LogicNode(bool isOr, Node left, Node right) : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => BooleanValue.Of(
        Types.IsTruthy(left.Evaluate(input, frame)) == isOr ? isOr : Types.IsTruthy(right.Evaluate(input, frame)));
}
