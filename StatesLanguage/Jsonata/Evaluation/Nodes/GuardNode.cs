using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary>Looks at the stack: one every so many levels of an expression that nests deep.</summary>
internal sealed class GuardNode(Node inner) : Node
{
    public Node Inner => inner;

    public override Value? Evaluate(Value? input, Frame frame)
    {
        Errors.Limits.EnsureStack();
        return inner.Evaluate(input, frame);
    }

    public override Value? EvaluateTail(Value? input, Frame frame)
    {
        Errors.Limits.EnsureStack();
        return inner.EvaluateTail(input, frame);
    }
}
