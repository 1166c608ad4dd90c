using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a ?: b</c>, the first that counts as true, and <c>a ?? b</c>, the first that is defined.</summary>
internal sealed class DefaultNode(bool acceptsFalse, Node preferred, Node otherwise) : Node
{
    public override Value? Evaluate(Value? input, Frame frame)
    {
        var value = preferred.Evaluate(input, frame);
        return IsAccepted(value) ? value : otherwise.Evaluate(input, frame);
    }

    public override Value? EvaluateTail(Value? input, Frame frame)
    {
        var value = preferred.Evaluate(input, frame);
        return IsAccepted(value) ? value : otherwise.EvaluateTail(input, frame);
    }

    private bool IsAccepted(Value? value) => acceptsFalse ? value is not null : Types.IsTruthy(value);
}
