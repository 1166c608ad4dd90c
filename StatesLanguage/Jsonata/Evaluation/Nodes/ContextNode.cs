using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>$</c>: the context value.</summary>
internal sealed class ContextNode : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => Sequences.Collapse(Sequences.Unwrap(input));
}
