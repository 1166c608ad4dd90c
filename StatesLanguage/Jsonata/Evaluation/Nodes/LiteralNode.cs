using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary>A string, a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed class LiteralNode(Value value) : Node
{
    public Value Value => value;

    public override Value? Evaluate(Value? input, Frame frame) => value;
}
