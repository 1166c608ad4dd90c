using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a..b</c> in an array: the whole numbers from one to the other.</summary>
internal sealed class RangeNode(Node left, Node right) : Node
{
    private const double Largest = 1e7;

    public override Value? Evaluate(Value? input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        var from = Whole(first, "T2003");
        var to = Whole(second, "T2004");
        if (first is null || second is null || from > to)
        {
            return null;
        }

        var size = (double)to - from + 1;
        if (size > Largest)
        {
            throw new JsonataException("D2014", value: Numeric.Of(size), token: "..", position: Position);
        }

        frame.Evaluation.Allocate((long)size);
        var numbers = new Value[(int)size];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = NumberValue.Create(from + i);
        }

        return ArrayValue.Create(numbers, ArrayTraits.Sequence);
    }

    private long Whole(Value? value, string code) => value is null || Numeric.IsWhole(value, out _)
        ? (value as NumberValue)?.AsInt64 ?? 0
        : throw new JsonataException(code, value: value, token: "..", position: Position);
}
