using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>{name: value}</c></summary>
internal sealed class ObjectNode(Grouping grouping) : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => grouping.Evaluate(input, frame);
}
