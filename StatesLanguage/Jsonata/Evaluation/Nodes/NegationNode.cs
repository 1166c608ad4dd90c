using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>-a</c></summary>
internal sealed class NegationNode(Node operand) : Node
{
    public override Value? Evaluate(Value? input, Frame frame) => operand.Evaluate(input, frame) switch
    {
        null => null,
        NumberValue number => Numeric.Of(-number.AsDouble),
        var other => throw new JsonataException("D1002", value: other, token: "-", position: Position),
    };
}
