using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a &amp; b</c>: the texts of both, one after the other; undefined is empty.</summary>
internal sealed class ConcatenationNode(Node left, Node right) : Node
{
    public override Value? Evaluate(Value? input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        var (a, b) = (Stringify.Text(first), Stringify.Text(second));
        frame.Evaluation.Allocate(a.Length + b.Length);
        return StringValue.Create(a + b);
    }
}
