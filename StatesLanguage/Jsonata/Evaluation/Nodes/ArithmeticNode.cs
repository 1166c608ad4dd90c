using Stepyard.StatesLanguage.Jsonata.Evaluation.Frames;
using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.Jsonata.Evaluation.Nodes;

/// <summary><c>a + b</c> and the other operators on numbers; undefined where either side is.</summary>
internal sealed class ArithmeticNode(char symbol, Node left, Node right) : Node
{
    private const long ExactInDouble = 1L << 53;

    public override Value? Evaluate(Value? input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        if (first is not (null or NumberValue))
        {
            throw new JsonataException("T2001", value: first, token: symbol.ToString(), position: Position);
        }

        if (second is not (null or NumberValue))
        {
            throw new JsonataException("T2002", value: second, token: symbol.ToString(), position: Position);
        }

        return first is NumberValue a && second is NumberValue b ? Compute(a, b) : null;
    }

    private NumberValue Compute(NumberValue a, NumberValue b)
    {
        if (a.IsInteger && b.IsInteger && symbol != '/' && TryComputeExactly(a.AsInt64, b.AsInt64, out var whole))
        {
            return NumberValue.Create(whole);
        }

        var (x, y) = (Finite(a), Finite(b));
        return Numeric.Of(symbol switch
        {
            '+' => x + y,
            '-' => x - y,
            '*' => x * y,
            '/' => x / y,
            _ => x % y,
        });
    }

    private double Finite(NumberValue number) => Numeric.Finite(number, symbol.ToString(), Position);

    /// <summary>Computes with integers where that gives what doubles would.</summary>
    private bool TryComputeExactly(long a, long b, out long result)
    {
        result = 0;
        if (a is < -ExactInDouble or > ExactInDouble || b is < -ExactInDouble or > ExactInDouble || (symbol == '%' && b == 0))
        {
            return false;
        }

        if (symbol == '*')
        {
            var high = Math.BigMul(a, b, out result);
            return high == result >> 63 && result is >= -ExactInDouble and <= ExactInDouble;
        }

        result = symbol switch
        {
            '+' => a + b,
            '-' => a - b,
            _ => a % b,
        };
        return result is >= -ExactInDouble and <= ExactInDouble;
    }
}
