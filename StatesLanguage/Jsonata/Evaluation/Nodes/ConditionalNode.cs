using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a ? b : c</c></summary>
internal sealed class ConditionalNode(Node condition, Node then, Node? otherwise) : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => Choose(input, frame)?.Evaluate(input, frame);

    public override Value? EvaluateTail(Value? input, Frame frame) => Choose(input, frame)?.EvaluateTail(input, frame);

    private Node? Choose(Value? input, Frame frame) => Types.IsTruthy(condition.Evaluate(input, frame)) ? then : otherwise;
}
