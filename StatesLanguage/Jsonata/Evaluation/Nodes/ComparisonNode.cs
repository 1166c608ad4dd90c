using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a &lt; b</c> and the other comparisons of two numbers or two strings; undefined where either side is.</summary>
internal sealed class ComparisonNode(string symbol, Node left, Node right) : Node
{
    private readonly bool _wantsLess = symbol[0] == '<';
    private readonly bool _wantsEqual = symbol.Length == 2;

    public override Value? Evaluate(Value? input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        Check(first);
        Check(second);
        if (first is null || second is null)
        {
            return null;
        }

        var order = (first, second) switch
        {
            (NumberValue a, NumberValue b) => NumberValue.Compare(a, b),
            (StringValue a, StringValue b) => string.CompareOrdinal(a.Text, b.Text),
            _ => throw new JsonataException("T2009", value: first, value2: second, token: symbol, position: Position),
        };
        return BooleanValue.Of(order == 0 ? _wantsEqual : order < 0 == _wantsLess);
    }

    private void Check(Value? value)
    {
        if (value is not (null or NumberValue or StringValue))
        {
            throw new JsonataException("T2010", value: value, token: symbol, position: Position);
        }
    }
}
