using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>$$</c>: the input of the whole expression.</summary>
internal sealed class RootNode : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => Sequences.Collapse(frame.Root.Input);
}
